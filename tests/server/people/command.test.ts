import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { importFile } from '#lib/server/people/command.ts';
import * as people from '#lib/server/people/service.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { makeEmptyContest } from '../../support/empty-contest.ts';
import { workbookOf, type SheetCell } from '../../support/workbooks.ts';

const HEADER = ['Mã cán bộ', 'Họ và tên', 'Năm sinh', 'Mã đơn vị', 'Chức vụ'];

/** The bad workbook of the issue: each row has its own fault, the first and the last have none. */
const ROWS: SheetCell[][] = [
  ['DT00001', 'Trần Thị Bích Đào'.normalize('NFD'), 1982, 'VPUB', 'Chuyên viên'],
  ['DT00002', 'Lê Văn An', 1990, 'VPBU', 'Chuyên viên'],
  ['DT00003', 'Phạm Thị Bình', 1991, 'KHONGCO', 'Chuyên viên'],
  ['DT00001', 'Võ Văn Chi', 1975, 'VPUB', 'Chuyên viên'],
  ['DT00004', 'Đặng Thị Dung', '12/05/1982', 'VPUB', 'Chuyên viên'],
  ['DT00005', 'Ngô Văn Em', { serial: 30083 }, 'VPUB', 'Chuyên viên'],
  [
    'DT00006',
    { formula: 'B2&" con"', result: 'Trần Thị Bích Đào con' },
    1980,
    'VPUB',
    'Chuyên viên'
  ],
  [123456789012, 'Bùi Thị Giang', 1980, 'VPUB', { error: '#REF!' }],
  [' dt00008 ', '  Hồ   Văn Hải ', 1969, 'vpub', null]
];

describeOnEachDatabase('the import command', (bench) => {
  const directory = mkdtempSync(join(tmpdir(), 'hoi-thi-import-'));
  const file = join(directory, 'can-bo.xlsx');
  let contestId: string;
  beforeAll(async () => {
    contestId = await makeEmptyContest(bench().ctx);
    await importFile(bench().ctx, 'units', null, 'demo/2021/units.csv', { goodRows: false });
    writeFileSync(file, workbookOf([{ name: 'Danh sách', rows: [HEADER, ...ROWS] }]));
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  const bringIn = (goodRows: boolean) =>
    importFile(bench().ctx, 'officials', contestId, file, { goodRows });

  it('says of each bad row where it is, what is wrong and what to do; writes nothing', async () => {
    const report = await bringIn(false);
    expect(report).toMatchObject({ new: 2, changed: 0, unchanged: 0 });
    expect(
      report.wrong.map(({ sheet, row, column, problem }) => [sheet, row, column, problem])
    ).toEqual([
      ['Danh sách', 3, 'Mã đơn vị', expect.stringContaining('Có phải là “VPUB”?')],
      ['Danh sách', 4, 'Mã đơn vị', expect.stringContaining('nhập đơn vị này trước')],
      ['Danh sách', 5, 'Mã cán bộ', expect.stringContaining('đã có ở dòng 2')],
      ['Danh sách', 6, 'Năm sinh', expect.stringContaining('chỉ ghi năm: 1982')],
      ['Danh sách', 7, 'Năm sinh', expect.stringContaining('chỉ ghi năm: 1982')],
      ['Danh sách', 8, 'Họ và tên', expect.stringContaining('Paste Values')],
      ['Danh sách', 9, 'Mã cán bộ', expect.stringContaining('1.23457E+11')],
      ['Danh sách', 9, 'Chức vụ', expect.stringContaining('#REF!')]
    ]);
    expect(await people.listRegistrations(bench().ctx, contestId)).toEqual([]);
  });

  it('lets the good rows in afterwards, composed and trimmed, and only once', async () => {
    expect(await bringIn(true)).toMatchObject({ new: 2, wrong: { length: 8 } });
    const registrations = await people.listRegistrations(bench().ctx, contestId);
    expect(registrations.map(({ staffCode, fullName }) => [staffCode, fullName])).toEqual([
      ['DT00001', 'Trần Thị Bích Đào'.normalize('NFC')],
      ['dt00008', 'Hồ Văn Hải']
    ]);
    expect(await bringIn(true)).toMatchObject({ new: 0, unchanged: 2, wrong: { length: 8 } });
  });

  it('says in words why a file cannot be read', async () => {
    const renamed = join(directory, 'trang-web.xlsx');
    writeFileSync(renamed, '<html>');
    const refused = importFile(bench().ctx, 'units', null, renamed, { goodRows: false });
    await expect(refused).rejects.toThrow('lưu lại dạng .xlsx');
  });
});
