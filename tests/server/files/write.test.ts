import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE, vietnamTime } from '#lib/domain/core/time.ts';
import { formulaSafe } from '#lib/server/files/formula-safe.ts';
import { readTables, writeWorkbook } from '#lib/server/files/service.ts';
import { writeFile } from '#lib/server/files/write-file.ts';
import type { SheetToWrite } from '#lib/server/files/sheet-to-write.ts';
import { fileDecimal, fileDuration, fileMoment, filePercent } from '#lib/text/file-figures.ts';
import { unzip } from '../../support/zip.ts';

const sheet: SheetToWrite = {
  name: 'Tỷ lệ: dự thi/đơn vị',
  title: ['BẢNG TỔNG HỢP'],
  columns: [
    { header: 'Đơn vị', width: 40, kind: 'text' },
    { header: 'Đăng ký', kind: 'whole' },
    { header: 'Tỷ lệ', kind: 'percent' },
    { header: 'Điểm', kind: 'decimal' }
  ],
  rows: [
    ['Huyện Lai Vung', 290, 0.236, 57.5],
    ['=HYPERLINK("http://x")', null, 1, 0]
  ],
  totals: ['Tổng cộng', 290, 0.618, 57.5]
};

describe('writing a workbook', () => {
  it('can be read back: numbers, Vietnamese, totals', async () => {
    const read = await readTables({ name: 'x.xlsx', bytes: await writeWorkbook([sheet]) });
    expect(read).toEqual({
      ok: true,
      value: [
        {
          sheet: 'Tỷ lệ  dự thi đơn vị',
          header: ['Đơn vị', 'Đăng ký', 'Tỷ lệ', 'Điểm'],
          rows: [
            { row: 4, cells: ['Huyện Lai Vung', '290', '0.236', '57.5'] },
            { row: 5, cells: [`'=HYPERLINK("http://x")`, '', '1', '0'] },
            { row: 6, cells: ['Tổng cộng', '290', '0.618', '57.5'] }
          ]
        }
      ]
    });
  });

  it('keeps the header in place, shows 23,60% and colours what is marked', async () => {
    const bytes = await writeWorkbook([{ ...sheet, marked: [{ row: 1, column: 0 }] }]);
    const xml = unzip(bytes);
    expect(xml['xl/worksheets/sheet1.xml']).toContain('ySplit="3"');
    expect(xml['xl/styles.xml']).toContain('formatCode="0.00%"');
    expect(xml['xl/styles.xml']).toContain('FFD9A0');
  });

  it('gives sheets names that Excel takes, each once', async () => {
    const named = (name: string) => ({ ...sheet, title: [], name });
    const bytes = await writeWorkbook(['', 'a'.repeat(40), 'A'.repeat(40), "'x'"].map(named));
    const read = await readTables({ name: 'x.xlsx', bytes });
    const names = read.ok ? read.value.map((table) => table.sheet) : [];
    expect(names).toEqual(['Sheet1', 'a'.repeat(31), `${'A'.repeat(26)} (3)`, 'x']);
  });

  it('keeps every text as it is (X2)', async () => {
    const texts = ['“a"b,c;d', 'dòng 1\ndòng 2', '😀 ơ̛', '_x0041_', '&amp;<x>', '  hai  '];
    const columns = texts.map((_, index) => ({ header: `cột ${index}`, kind: 'text' as const }));
    const bytes = await writeWorkbook([{ name: 'x', columns, rows: [texts] }]);
    expect(await readTables({ name: 'x.xlsx', bytes })).toMatchObject({
      value: [{ rows: [{ row: 2, cells: texts }] }]
    });
  });

  it('never writes a formula (X1, B-M6)', async () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom(
        '=1+1',
        '+84',
        '-',
        '@SUM(A1)',
        '\t=1',
        '\0=1',
        '\r=1',
        'Đặng Thị Ánh',
        '_x0041_'
      )
    );
    await fc.assert(
      fc.asyncProperty(fc.array(hostile, { minLength: 1, maxLength: 20 }), async (texts) => {
        const columns = [{ header: 'a', kind: 'text' as const }];
        const rows = texts.map((text) => [text]);
        const xml = unzip(
          await writeFile({ kind: 'workbook', sheets: [{ name: 'x', columns, rows }] })
        );
        expect(xml['xl/worksheets/sheet1.xml']).not.toMatch(/<f[ >/]/);
        expect(xml['xl/sharedStrings.xml']).not.toMatch(/<t[^>]*>[=+\-@\t\r]/);
      }),
      { numRuns: 50 }
    );
  });
});

describe('writing a .csv', () => {
  const cells = fc.array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom('=1+1', '-1,00', '+84', '@a', '\uff1d1'),
      fc
        .double({ min: -1e6, max: 1e6, noNaN: true })
        .map((value) => ({ figure: fileDecimal(value) }))
    ),
    { minLength: 1, maxLength: 6 }
  );

  it('escapes words and never a figure', async () => {
    await fc.assert(
      fc.asyncProperty(cells, async (line) => {
        const bytes = await writeFile({ kind: 'csv', lines: [line] });
        const [read = []] = parse(Buffer.from(bytes), { bom: true }) as string[][];
        for (const [at, cell] of line.entries()) {
          if (typeof cell === 'string') expect(read[at]).toBe(formulaSafe(cell));
          else expect(read[at]).toMatch(/^-?\d+,\d\d$/);
        }
      }),
      { numRuns: 100 }
    );
  });

  it('has numbers, percents, days and times that a spreadsheet takes for what they are', () => {
    expect([-1, -0.5, 0.3, 1234.5, -0.001].map(fileDecimal)).toEqual([
      '-1,00',
      '-0,50',
      '0,30',
      '1234,50',
      '0,00'
    ]);
    expect([0.986, 0.00145, -0.12].map(filePercent)).toEqual(['98,60%', '0,15%', '-12,00%']);
    expect(fileDuration(11 * MINUTE + 39_930)).toBe('0:11:39,93');
    expect(fileDuration(25 * HOUR + 5009)).toBe('25:00:05,00');
    expect(fileMoment(vietnamTime(2021, 2, 3, 7, 5))).toBe('03/02/2021 07:05:00');
  });
});

it('puts an apostrophe before whatever could begin a formula', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const safe = formulaSafe(text);
      expect(safe).not.toMatch(/^[=+\-@\t\r\0]/);
      expect(safe.endsWith(text)).toBe(true);
    })
  );
});
