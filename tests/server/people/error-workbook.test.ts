import { expect, it } from 'vitest';
import type { Table } from '#lib/domain/files/table.ts';
import { planOfficials } from '#lib/domain/people/plan-import.ts';
import { errorWorkbook } from '#lib/server/people/error-workbook.ts';
import { readList } from '#lib/server/people/lists.ts';
import { anRow, binhRow, facts, HEADER } from '../../support/officials.ts';
import { tableOf } from '../../support/workbooks.ts';
import { unzip } from '../../support/zip.ts';

const bad = tableOf(
  [...HEADER, 'Ghi chú'],
  [...anRow, ''],
  ['DT3', 'Võ Chi', 'Nam', '12/05/1982', 'SNVV', '=A1', '', '+84981052983', 'x'],
  [...binhRow, ''],
  ['DT4', '', 'Nữ', '1990', 'SNV', '', '', '', '']
);

const write = async (table: Table): Promise<Uint8Array> =>
  errorWorkbook(table, planOfficials(table, facts).wrong);

async function readBack(bytes: Uint8Array): Promise<Table> {
  const read = await readList('officials', { name: 'loi.xlsx', bytes });
  if (!read.ok) throw new Error(read.refusal);
  return read.value;
}

it('holds the wrong rows with their numbers and what to do', async () => {
  const { header, rows } = await readBack(await write(bad));
  expect(header).toEqual(['Dòng', 'Cần sửa', ...HEADER, 'Ghi chú']);
  expect(rows.map(({ cells }) => [cells[0], cells[2]])).toEqual([
    ['3', 'DT3'],
    ['5', 'DT4']
  ]);
  expect(rows[0]?.cells[1]).toMatch(/unit_code: .*“SNV”.*\nbirth_year: .*1982/s);
  expect(rows[1]?.cells[1]).toMatch(/^full_name: /);
});

it('colours the wrong cells and no others', async () => {
  const xml = unzip(await write(bad))['xl/worksheets/sheet1.xml'] ?? '';
  const styleOf = (place: string) => new RegExp(`<c r="${place}"[^>]* s="(\\d+)"`).exec(xml)?.[1];
  const marks = ['D3', 'F2', 'G2', 'H2'].map(styleOf);
  expect(new Set(marks).size).toBe(1);
  for (const place of ['C2', 'D2', 'E2', 'I2', 'C3', 'F3']) {
    expect(styleOf(place)).not.toBe(marks[0]);
  }
});

it('is refused for the same reasons when it comes back as it is', async () => {
  const problems = (table: Table) =>
    planOfficials(table, facts).wrong.map(({ column, problem }) => [column, problem.code]);
  expect(problems(await readBack(await write(bad)))).toEqual(problems(bad));
});

it('can be imported once it is mended', async () => {
  const table = await readBack(await write(bad));
  const mend = (row: number, title: string, cell: string) => {
    table.rows[row]!.cells[table.header.indexOf(title)] = cell;
  };
  mend(0, 'unit_code', 'SNV');
  mend(0, 'birth_year', '1982');
  mend(0, 'position', '');
  mend(1, 'full_name', 'Đỗ Thị Dung');
  expect(planOfficials(table, facts)).toMatchObject({
    wrong: [],
    created: [
      { staffCode: 'DT3', phone: '0981052983' },
      { staffCode: 'DT4', fullName: 'Đỗ Thị Dung' }
    ]
  });
});

it('stays small however many rows are wrong', async () => {
  const rows = Array.from({ length: 2500 }, (_, index) => [
    `A${index}`,
    '',
    '',
    '',
    'SNV',
    '',
    '',
    ''
  ]);
  expect((await readBack(await write(tableOf(HEADER, ...rows)))).rows).toHaveLength(2000);
});
