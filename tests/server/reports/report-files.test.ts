import { parse } from 'csv-parse/sync';
import { beforeAll, expect, it } from 'vitest';
import { DAY, HOUR, vietnamTime } from '#lib/domain/core/time.ts';
import { REPORT_KINDS } from '#lib/domain/reports/kinds.ts';
import { readTables } from '#lib/server/files/service.ts';
import { report } from '#lib/server/reports/command.ts';
import * as quiz from '#lib/server/quiz/service.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { compute, sheetsIn, type WrittenSheet } from '../../support/workbook-cells.ts';
import { unzip } from '../../support/zip.ts';
import { playRound } from './played-round.ts';

const HOSTILE = '=HYPERLINK("http://xau.vn")';

describeOnEachDatabase('report files', (bench) => {
  beforeAll(async () => {
    const { ctx, clock } = bench();
    clock.now = vietnamTime(2021, 9, 22, 9, 30);
    await playRound(ctx);
    await ctx.db.updateTable('unit').set({ name: HOSTILE }).where('code', '=', 'STP').execute();
    // When the round is over, so that no report holds anything back.
    clock.now = vietnamTime(2021, 9, 23, 9);
    await quiz.submitOverdue(ctx);
  });

  it.each(REPORT_KINDS)('%s is written in every format', async (kind) => {
    const { ctx } = bench();
    const facts = JSON.parse(String(await report(ctx, kind, 'json'))) as Record<string, unknown>;
    expect(facts).toMatchObject({ asOf: '2021-09-23T02:00:00.000Z' });
    const [header = []] = parse(String(await report(ctx, kind, 'csv')), {
      bom: true
    }) as string[][];
    expect(header.length).toBeGreaterThan(0);
    expect(header.filter((name) => name.trim() === '')).toEqual([]);
    expect(String(await report(ctx, kind, 'text'))).toContain(header.find((one) => one !== ''));
    const bytes = (await report(ctx, kind, 'xlsx')) as Uint8Array;
    const sheet = unzip(bytes)['xl/worksheets/sheet1.xml'] ?? '';
    for (const one of sheetsIn(bytes)) expect(wrongFormulas(one)).toEqual([]);
    expect(sheet).toMatch(/<pageSetup[^>]*orientation="landscape"/);
    expect(sheet).toContain('&amp;P/&amp;N');
    expect(sheet).toMatch(/<pane [^>]*ySplit="5"/);
  });

  it('a table with rows can be filtered, and repeats its header on every page', async () => {
    expect(await sheetOf('participation')).toContain('<autoFilter ref="A5:R15"');
    const workbook = unzip((await report(bench().ctx, 'participation', 'xlsx')) as Uint8Array);
    expect(workbook['xl/workbook.xml']).toContain('_xlnm.Print_Titles');
    expect(workbook['xl/workbook.xml']).toContain('$5:$5');
  });

  it('a commune that is put right moves its district, the province and the last row (T2)', async () => {
    const bytes = (await report(bench().ctx, 'participation', 'xlsx')) as Uint8Array;
    const [sheet] = sheetsIn(bytes);
    const rowOf = (code: string): number => {
      const found = [...(sheet?.cells ?? [])].find(([, { value }]) => value === code);
      return Number(/\d+/.exec(found?.[0] ?? '')?.[0]);
    };
    const commune = rowOf('HTM-X2');
    for (const column of ['E', 'F', 'K', 'P']) {
      const own = Number(sheet?.cells.get(`${column}${commune}`)?.value);
      const changed = new Map([[`${column}${commune}`, own + 7]]);
      for (const row of [rowOf('HTM'), rowOf('DT'), 16]) {
        const before = Number(sheet && compute(sheet, `${column}${row}`));
        expect(sheet && compute(sheet, `${column}${row}`, changed)).toBeCloseTo(before + 7, 9);
      }
    }
  });

  it('rows are as high as their wrapped words (T1)', async () => {
    const [sheet] = sheetsIn((await report(bench().ctx, 'individuals', 'xlsx')) as Uint8Array);
    const explained = [...(sheet?.cells ?? [])].filter(
      ([place, { value }]) => place.startsWith('K') && value.length > 60
    );
    expect(explained.length).toBeGreaterThan(3);
    for (const [place] of explained) {
      const height = sheet?.heights.get(Number(place.slice(1))) ?? 0;
      expect([place, height >= 36]).toEqual([place, true]);
    }
  });

  it('times are times, which can be sorted and subtracted (T3)', async () => {
    const { ctx } = bench();
    const { rows } = JSON.parse(String(await report(ctx, 'individuals', 'json'))) as {
      rows: { elapsedMs: number; submittedAt: string }[];
    };
    const [sheet] = sheetsIn((await report(ctx, 'individuals', 'xlsx')) as Uint8Array);
    const [, first = []] = parse(String(await report(ctx, 'individuals', 'csv')), {
      bom: true
    }) as string[][];
    for (const [at, { elapsedMs, submittedAt }] of rows.entries()) {
      expect(Number(sheet?.cells.get(`I${6 + at}`)?.value) * DAY).toBeCloseTo(elapsedMs, 3);
      const serial = Number(sheet?.cells.get(`J${6 + at}`)?.value);
      expect((serial - 25_569) * DAY - 7 * HOUR).toBeCloseTo(Date.parse(submittedAt), -1);
    }
    expect(first[8]).toMatch(/^0:0\d:00,00$/);
    expect(first[9]).toMatch(/^22\/09\/2021 \d\d:\d\d:00$/);
  });

  it('totals are formulas with the figure that they come to beside them', async () => {
    const { ctx } = bench();
    const { total } = JSON.parse(String(await report(ctx, 'participation', 'json'))) as {
      total: Record<string, number>;
    };
    const sheet = await sheetOf('participation');
    const cell = (place: string): [string | undefined, string | undefined] => {
      const found = new RegExp(`<c r="${place}"[^>]*><f>(.*?)</f><v>(.*?)</v>`).exec(sheet);
      return [found?.[1], found?.[2]];
    };
    expect(cell('E16')).toEqual(['SUM(E6)', String(total['registered'])]);
    expect(cell('J16')[1]).toBe(String(total['rateOfRegistered']));
    expect(cell('J16')[0]).toContain('ROUND(F16/E16,4)');
    expect(cell('M16')).toEqual(['IF(I16=0,"",ROUND(P16/I16,2))', String(total['averageScore'])]);
  });

  it('text that looks like a formula stays text', async () => {
    const { ctx } = bench();
    const bytes = (await report(ctx, 'participation', 'xlsx')) as Uint8Array;
    const read = await readTables({ name: 'report.xlsx', bytes });
    const names = read.ok ? (read.value[0]?.rows ?? []).map((row) => row.cells[1]?.trim()) : [];
    expect(names).toContain(HOSTILE);
    const sheets = Object.entries(unzip(bytes)).filter(([name]) => name.includes('worksheets'));
    expect(sheets.some(([, xml]) => /<f>[^<]*HYPERLINK/.test(xml))).toBe(false);
    const laggards = String(await report(ctx, 'laggards', 'csv'));
    for (const line of parse(laggards, { bom: true }) as string[][]) {
      expect(line.some((cell) => cell.startsWith('='))).toBe(false);
    }
  });

  /** Formulas that do not come to the figure that is written beside them. */
  const wrongFormulas = (sheet: WrittenSheet): string[] =>
    [...sheet.cells].flatMap(([place, { formula, value }]) => {
      if (formula === null) return [];
      const computed = compute(sheet, place);
      const isSame = computed === value || Math.abs(Number(computed) - Number(value)) < 1e-9;
      return isSame ? [] : [`${place} ${formula}: ${computed}, not ${value}`];
    });

  async function sheetOf(kind: (typeof REPORT_KINDS)[number]): Promise<string> {
    const bytes = (await report(bench().ctx, kind, 'xlsx')) as Uint8Array;
    return unzip(bytes)['xl/worksheets/sheet1.xml'] ?? '';
  }
});
