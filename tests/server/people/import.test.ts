import { beforeAll, expect, it } from 'vitest';
import type { Table } from '#lib/domain/files/table.ts';
import { operatorMay } from '#lib/server/operator.ts';
import * as auth from '#lib/server/auth/service.ts';
import * as people from '#lib/server/people/service.ts';
import * as units from '#lib/server/units/service.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { makeEmptyContest } from '../../support/empty-contest.ts';
import { tableOf } from '../../support/workbooks.ts';

const officials = (...rows: string[][]) =>
  tableOf(['Mã cán bộ', 'Họ và tên', 'Mã đơn vị', 'Chức vụ'], ...rows);

describeOnEachDatabase('an import of officials', (bench) => {
  let contestId: string;
  beforeAll(async () => {
    const { ctx } = bench();
    contestId = await makeEmptyContest(ctx);
    const table = tableOf(
      ['code', 'name', 'type', 'parent'],
      ['SNV', 'Sở Nội vụ', 'Sở', ''],
      ['STP', 'Sở Tư pháp', 'Sở', '']
    );
    await units.importUnits(ctx, operatorMay('unit.import'), table, 'all-or-nothing');
  });

  const bringIn = (table: Table, mode: 'all-or-nothing' | 'good-rows' = 'all-or-nothing') =>
    people.importOfficials(bench().ctx, operatorMay('person.import'), contestId, table, mode);
  const listed = async () =>
    (await people.listRegistrations(bench().ctx, contestId)).map(
      ({ candidateNo, staffCode, fullName }) => `${candidateNo} ${staffCode} ${fullName}`
    );
  const rowsWritten = async () =>
    (await bench().ctx.db.selectFrom('audit_entry').select('seq').execute()).length;

  it('registers people, makes accounts and numbers them in the order of the file', async () => {
    const report = await bringIn(
      officials(['DT2', 'Lê Thị Bình', 'SNV', ''], ['DT1', 'Trần Văn An', 'STP', 'Chuyên viên'])
    );
    expect(report).toEqual({ new: 2, changed: 0, unchanged: 0, wrong: [], notes: [] });
    expect(await listed()).toEqual(['00001 DT2 Lê Thị Bình', '00002 DT1 Trần Văn An']);
    const accounts = await bench()
      .ctx.db.selectFrom('account')
      .select(['login_name', 'display_name', 'password_hash'])
      .orderBy('login_name')
      .execute();
    expect(accounts).toEqual([
      { login_name: 'dt1', display_name: 'Trần Văn An', password_hash: null },
      { login_name: 'dt2', display_name: 'Lê Thị Bình', password_hash: null }
    ]);
  });

  it('writes nothing when the file is the same or a cell is wrong', async () => {
    const before = await rowsWritten();
    const same = officials(
      ['DT2', 'Lê Thị Bình', 'SNV', ''],
      ['DT1', 'Trần Văn An', 'STP', 'Chuyên viên']
    );
    expect(await bringIn(same)).toMatchObject({ unchanged: 2, new: 0, changed: 0 });
    const half = officials(['DT3', 'Phạm Dũng', 'SNV', ''], ['DT4', 'Võ Em', 'XXX', '']);
    expect(await bringIn(half)).toMatchObject({ new: 1, wrong: [{ row: 3, column: 'Mã đơn vị' }] });
    expect(await listed()).toHaveLength(2);
    expect(await rowsWritten()).toBe(before);
  });

  it('lets the good rows in alone, and the mended rest afterwards', async () => {
    const half = officials(['DT3', 'Phạm Dũng', 'SNV', ''], ['DT4', 'Võ Em', 'XXX', '']);
    expect(await bringIn(half, 'good-rows')).toMatchObject({ new: 1, wrong: [{ row: 3 }] });
    const mended = officials(['DT3', 'Phạm Dũng', 'SNV', ''], ['DT4', 'Võ Em', 'STP', '']);
    expect(await bringIn(mended)).toMatchObject({ new: 1, unchanged: 1, wrong: [], notes: [] });
    expect((await listed()).slice(2)).toEqual(['00003 DT3 Phạm Dũng', '00004 DT4 Võ Em']);
  });

  it('follows a change of name and unit; number and account stay', async () => {
    const { ctx } = bench();
    const before = await people.listRegistrations(ctx, contestId);
    const moved = officials(['dt1', 'Trần Văn Ân', 'SNV', 'Phó phòng']);
    expect(await bringIn(moved)).toMatchObject({ changed: 1, new: 0 });
    const after = await people.listRegistrations(ctx, contestId);
    const snv = (await units.readTree(ctx)).units.find((unit) => unit.code === 'SNV')!.id;
    expect(after[1]).toEqual({
      ...before[1],
      fullName: 'Trần Văn Ân',
      position: 'Phó phòng',
      unitId: snv
    });
    expect(await people.findRegistration(ctx, contestId, after[1]!.personId)).toEqual(after[1]);
    const account = await ctx.db
      .selectFrom('account')
      .select('display_name')
      .where('login_name', '=', 'dt1')
      .execute();
    expect(account).toEqual([{ display_name: 'Trần Văn Ân' }]);
  });

  it('registers known people in a second contest without a second account', async () => {
    const { ctx } = bench();
    const second = await makeEmptyContest(ctx, 'lan-hai');
    const table = officials(['DT1', 'Trần Văn Ân', 'SNV', 'Phó phòng']);
    const may = operatorMay('person.import');
    expect(await people.importOfficials(ctx, may, second, table, 'all-or-nothing')).toEqual({
      new: 1,
      changed: 0,
      unchanged: 0,
      wrong: [],
      notes: []
    });
    expect(await people.listRegistrations(ctx, second)).toMatchObject([
      { staffCode: 'DT1', candidateNo: '00001' }
    ]);
    expect(await people.importOfficials(ctx, may, second, table, 'all-or-nothing')).toMatchObject({
      unchanged: 1
    });
  });

  it('never takes the account of staff for an official', async () => {
    const { ctx } = bench();
    await auth.putStaffAccount(ctx, {
      loginName: 'thuky',
      displayName: 'Thư ký',
      password: 'mật khẩu thư ký',
      grants: []
    });
    expect(await bringIn(officials(['THUKY', 'Ai Đó', 'SNV', '']))).toMatchObject({
      new: 0,
      wrong: [{ row: 2, problem: { code: 'code-taken' } }]
    });
  });

  it('brings nobody in twice when two secretaries send the same file at once', async () => {
    const table = officials(
      ...Array.from({ length: 600 }, (_, index) => [`X${index}`, `Người ${index}`, 'STP', ''])
    );
    const before = (await listed()).length;
    const reports = await Promise.all([bringIn(table), bringIn(table), bringIn(table)]);
    const sum = (name: 'new' | 'unchanged') =>
      reports.reduce((total, report) => total + report[name], 0);
    expect([sum('new'), sum('unchanged')]).toEqual([600, 1200]);
    const numbers = (await people.listRegistrations(bench().ctx, contestId)).map(
      (one) => one.candidateNo
    );
    expect(numbers).toHaveLength(before + 600);
    expect(new Set(numbers).size).toBe(before + 600);
  });

  it('puts each import on the record, without names', async () => {
    const entries = await bench()
      .ctx.db.selectFrom('audit_entry')
      .select(['action', 'target', 'detail'])
      .where('action', '=', 'person.import')
      .orderBy('seq')
      .execute();
    expect(entries[0]).toMatchObject({ target: `contest:${contestId}` });
    expect(JSON.parse(entries[0]!.detail)).toEqual({ new: 2, changed: 0, unchanged: 0, wrong: 0 });
  });
});
