import { parse } from 'csv-parse/sync';
import { beforeAll, expect, it } from 'vitest';
import { vietnamTime } from '#lib/domain/core/time.ts';
import { readTables } from '#lib/server/files/service.ts';
import { report } from '#lib/server/reports/command.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { rawRows, ranksByHand, teamsByHand } from './by-hand.ts';
import { endRound, playRound } from './played-round.ts';

type Json<Row> = { asOf: string; working: number; rows: Row[] };
type PersonRow = { rank: number; staffCode: string; score: number; explanation: string };
type UnitRow = { rank: number | null; code: string; total: number; explanation: string };

describeOnEachDatabase('rankings as files', (bench) => {
  beforeAll(async () => {
    bench().clock.now = vietnamTime(2021, 9, 22, 9, 30);
    await playRound(bench().ctx);
  });

  it('name nobody while anybody may still work, and say so', async () => {
    const { ctx } = bench();
    const text = String(await report(ctx, 'individuals', 'json'));
    expect(JSON.parse(text)).toMatchObject({
      rows: [],
      namesFrom: expect.stringMatching(/^2021-09-22T/) as string
    });
    const names = (await rawRows(ctx)).people.map(({ full_name }) => full_name);
    for (const kind of ['individuals', 'units'] as const) {
      const csv = String(await report(ctx, kind, 'csv'));
      const json = String(await report(ctx, kind, 'json'));
      expect(names.filter((name) => csv.includes(name) || json.includes(name))).toEqual([]);
    }
    expect((JSON.parse(text) as Json<PersonRow>).working).toBeGreaterThan(0);
    await endRound(bench());
  });

  it('give every contestant with a rank and its reason, alike in every format', async () => {
    const { ctx } = bench();
    const byHand = ranksByHand(await rawRows(ctx));
    const json = JSON.parse(String(await report(ctx, 'individuals', 'json'))) as Json<PersonRow>;
    expect(Object.fromEntries(json.rows.map((row) => [row.staffCode, row.rank]))).toEqual(byHand);
    expect(json.working).toBe(0);

    const csv = String(await report(ctx, 'individuals', 'csv'));
    const [header, ...lines] = parse(csv, { bom: true }) as string[][];
    const bytes = (await report(ctx, 'individuals', 'xlsx')) as Uint8Array;
    const read = await readTables({ name: 'report.xlsx', bytes });
    const cells = read.ok ? (read.value[0]?.rows ?? []).map((row) => row.cells) : [];
    expect(header?.slice(0, 3)).toEqual(['Hạng', 'Họ và tên', 'Mã cán bộ']);
    for (const [index, row] of json.rows.entries()) {
      expect(row.explanation).toMatch(new RegExp(`^Hạng ${row.rank}: `));
      for (const line of [lines[index], cells[index]]) {
        expect([line?.[0], line?.[2], line?.at(-1)]).toEqual([
          String(row.rank),
          row.staffCode,
          row.explanation
        ]);
      }
      expect(cells[index]?.[6]).toBe(String(row.score));
    }
    expect([lines.length, cells.length]).toEqual([json.rows.length, json.rows.length]);
  });

  it('give every ranked unit, also those from which nobody handed in', async () => {
    const { ctx } = bench();
    const byHand = teamsByHand(await rawRows(ctx), 3);
    const json = JSON.parse(String(await report(ctx, 'units', 'json'))) as Json<UnitRow>;
    expect(Object.fromEntries(json.rows.map((row) => [row.code, [row.rank, row.total]]))).toEqual(
      Object.fromEntries(byHand.map((team) => [team.code, [team.rank, team.total / 100]]))
    );
    const lines = parse(String(await report(ctx, 'units', 'csv')), { bom: true }) as string[][];
    expect(lines).toHaveLength(byHand.length + 1);
    expect(lines.at(-1)).toEqual(expect.arrayContaining(['', 'Sở Y tế', '0,00', 'Không']));
  });
});
