import { beforeAll, expect, it } from 'vitest';
import { parse } from 'csv-parse/sync';
import { permit } from '#lib/domain/auth/permissions.ts';
import type { Actor } from '#lib/domain/auth/roles.ts';
import { vietnamTime } from '#lib/domain/core/time.ts';
import { operatorMay } from '#lib/server/operator.ts';
import { report } from '#lib/server/reports/command.ts';
import { participationReport } from '#lib/server/reports/participation-files.ts';
import { writeReport } from '#lib/server/reports/report-file.ts';
import { readParticipation } from '#lib/server/reports/service.ts';
import * as units from '#lib/server/units/service.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { compute, sheetsIn } from '../../support/workbook-cells.ts';
import { unzip } from '../../support/zip.ts';
import { countByHand, rawRows } from './by-hand.ts';
import { playRound } from './played-round.ts';

const may = operatorMay('participation.view');

type JsonRow = Record<string, unknown> & { code: string; name: string; level: number };
type JsonReport = { asOf: string; contest: { name: string }; rows: JsonRow[]; total: JsonRow };

describeOnEachDatabase('the participation table before a contest', (bench) => {
  it('is not there', async () => {
    expect(await readParticipation(bench().ctx, may)).toBeNull();
    await expect(report(bench().ctx, 'participation', 'json')).rejects.toThrow('no contest');
  });
});

describeOnEachDatabase('the participation table', (bench) => {
  beforeAll(async () => {
    bench().clock.now = vietnamTime(2021, 9, 22, 9, 30);
    await playRound(bench().ctx);
  });

  it('is what counting raw rows by hand gives, at every unit', async () => {
    const byHand = countByHand(await rawRows(bench().ctx));
    const view = await readParticipation(bench().ctx, may);
    expect(view?.rows).toHaveLength(byHand.size);
    for (const { unit, all } of view?.rows ?? []) expect(all).toMatchObject(byHand.get(unit.code)!);
    const total = byHand.get('DT')!;
    expect(view?.total).toMatchObject(total);
    expect(total.registered).toBe(44);
    expect(total.working).toBeGreaterThan(0);
    expect(total.attempts).toBeGreaterThan(total.tookPart);
  });

  it('shows a coordinator the own unit and what is below it, and nothing else', async () => {
    const { ctx } = bench();
    const tree = await units.readTree(ctx);
    const laiVung = tree.units.find((unit) => unit.code === 'HLV')!;
    const coordinator: Actor = {
      accountId: 'binh',
      displayName: 'Bình',
      personId: null,
      grants: [{ role: 'unit_coordinator', scope: { kind: 'unit', unitId: laiVung.id } }]
    };
    const unitPath = tree.path(laiVung.id).map((unit) => unit.id);
    const permission = permit(coordinator, 'participation.view', { unitPath })!;
    const view = await readParticipation(ctx, permission);
    expect(view?.rows.map((row) => row.unit.code)).toEqual(['HLV', 'HLV-P1', 'HLV-X1']);
    expect(view?.total.registered).toBe(countByHand(await rawRows(ctx)).get('HLV')!.registered);
  });

  it('refuses a permission that was given for another contest', async () => {
    const other = operatorMay('participation.view', { contestId: 'another' });
    await expect(readParticipation(bench().ctx, other)).rejects.toThrow('another');
  });

  it('prints as JSON with totals that add up', async () => {
    const json = JSON.parse(
      String(await report(bench().ctx, 'participation', 'json'))
    ) as JsonReport;
    expect(json).toMatchObject({
      asOf: '2021-09-22T02:30:00.000Z',
      contest: { name: 'Hội thi nhỏ', round: 'Vòng 1' },
      total: { registered: 44 }
    });
    const tops = json.rows.filter((row) => row.level === 1);
    for (const count of ['registered', 'tookPart', 'attempts', 'valid']) {
      const sum = tops.reduce((total, row) => total + Number(row[count]), 0);
      expect(json.total[count]).toBe(sum);
    }
    const health = json.rows.find((row) => row.code === 'SYT')!;
    expect(health).toMatchObject({
      type: 'department',
      parent: 'DT',
      level: 1,
      registered: 0,
      headcount: 9,
      rateOfRegistered: null,
      rateOfHeadcount: 0,
      averageScore: null
    });
    const thapMuoi = json.rows.find((row) => row.code === 'HTM')!;
    expect(thapMuoi).toMatchObject({ headcount: 7, rateOfHeadcount: null });
  });

  it('says the same as .csv and as .xlsx (A10)', async () => {
    const { ctx } = bench();
    const json = JSON.parse(String(await report(ctx, 'participation', 'json'))) as JsonReport;
    const csv = String(await report(ctx, 'participation', 'csv'));
    expect(csv.startsWith('\ufeffMã đơn vị,Đơn vị,')).toBe(true);
    expect(csv).toContain('\r\n');
    const [, ...lines] = parse(csv, { bom: true }) as string[][];
    const bytes = (await report(ctx, 'participation', 'xlsx')) as Uint8Array;
    const [sheet] = sheetsIn(bytes);

    expect(lines.length).toBe(json.rows.length + 1);
    for (const [index, row] of [...json.rows, json.total].entries()) {
      const { code = '', name = 'Tổng cộng' } = row;
      const counts = ['registered', 'tookPart', 'working', 'attempts', 'valid'].map(
        (key) => row[key]
      );
      const rates = [row.rateOfRegistered, row.rateOfHeadcount];
      const line = lines[index]!;
      const cell = [...'ABCDEFGHIJKLMNOP'].map((column) =>
        textOf(compute(sheet!, `${column}${6 + index}`))
      );
      expect([line[0], line[1]]).toEqual([code, name]);
      expect([cell[0], cell[1]?.trim()]).toEqual([code, name]);
      expect(line.slice(4, 9)).toEqual(counts.map(String));
      expect([line[9], line[11]]).toEqual(rates.map(percent));
      expect(cell.slice(4, 9)).toEqual(counts.map(String));
      expect([cell[9], cell[11]]).toEqual(rates.map(textOf));
      expect([cell[10], cell[12]]).toEqual([row.headcount, row.averageScore].map(textOf));
    }
  });

  it('is a workbook with a title, a header that stays, and units set in by level', async () => {
    const xml = unzip((await report(bench().ctx, 'participation', 'xlsx')) as Uint8Array);
    const sheet = xml['xl/worksheets/sheet1.xml'] ?? '';
    const texts = `${sheet}${xml['xl/sharedStrings.xml'] ?? ''}`;
    expect(sheet).toContain('ySplit="5"');
    expect(texts).toContain('>Hội thi nhỏ<');
    expect(texts).toContain('>Số liệu đến 09:30 ngày 22/9/2021.');
    expect(texts).toContain('>    Sở Nội vụ<');
    expect(texts).toContain('>        Phòng Nội vụ huyện Lai Vung<');
  });

  it('has a file name that says what it is and of which day', async () => {
    const made = (await participationReport(bench().ctx, may))!;
    const file = await writeReport(made, 'xlsx');
    expect(file.name).toBe('Tổng hợp tham gia theo đơn vị 22-9-2021.xlsx');
  });
});

const textOf = (value: unknown): string => (value === null ? '' : String(value));

/** 0.986 as "98,60%", by hand; 0/0 is left empty in files. */
function percent(fraction: unknown): string {
  if (typeof fraction !== 'number') return '';
  return `${(fraction * 100).toFixed(2).replace('.', ',')}%`;
}
