import { parse } from 'csv-parse/sync';
import { beforeAll, expect, it } from 'vitest';
import { activateForm } from '#lib/schema/auth.ts';
import * as auth from '#lib/server/auth/service.ts';
import { operatorMay } from '#lib/server/operator.ts';
import {
  countToActivate,
  issueSlips,
  slipsAsCsv,
  type ActivationSlip
} from '#lib/server/people/activation.ts';
import * as units from '#lib/server/units/service.ts';
import { makeSmallContest } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';

describeOnEachDatabase('activation codes', (bench) => {
  let contestId: string;
  let laiVung: string;
  beforeAll(async () => {
    contestId = (await makeSmallContest(bench().ctx)).contest.id;
    const tree = await units.readTree(bench().ctx);
    laiVung = tree.units.find((unit) => unit.code === 'HLV')!.id;
  });

  const may = () => operatorMay('activation.issue', { contestId });
  const issue = (unitId: string | null) => issueSlips(bench().ctx, may(), contestId, unitId);
  const count = (unitId: string | null) => countToActivate(bench().ctx, may(), contestId, unitId);
  const names = (slips: ActivationSlip[]) => slips.map((slip) => slip.fullName);
  const activate = (loginName: string, code: string) =>
    auth.activate(
      bench().ctx,
      activateForm.parse({ loginName, code, password: 'một mật khẩu dài' }),
      `10.1.0.1-${bench().database.kind}`
    );

  it('go to a unit and all below it, by unit and given name', async () => {
    expect(await count(null)).toEqual({ registered: 4, withoutPassword: 4 });
    expect(await count(laiVung)).toEqual({ registered: 3, withoutPassword: 3 });
    const slips = await issue(laiVung);
    expect(names(slips)).toEqual(['Trần Thị Bình', 'Lê Thị Chi', 'Phạm Văn Dũng']);
    expect(slips[0]).toEqual({
      fullName: 'Trần Thị Bình',
      birthYear: 1985,
      position: 'Chuyên viên',
      unitName: 'Phòng Nội vụ huyện Lai Vung',
      staffCode: 'BINH',
      code: expect.stringMatching(/^\w{5}-\w{5}$/)
    });
  });

  it('open the account they were issued for; a newer code ends the older', async () => {
    const [old] = await issue(laiVung);
    const [fresh] = await issue(laiVung);
    expect(await activate('binh', old!.code)).toMatchObject({ ok: false });
    expect(await activate('binh', fresh!.code)).toMatchObject({ ok: true });
  });

  it('are for those without a password only', async () => {
    expect(await count(null)).toEqual({ registered: 4, withoutPassword: 3 });
    expect(names(await issue(null))).toEqual(['Nguyễn Văn An', 'Lê Thị Chi', 'Phạm Văn Dũng']);
  });

  it('are nobody’s in a unit that does not exist', async () => {
    expect(await issue('no such unit')).toEqual([]);
  });
});

it('the list as .csv opens in Excel with Vietnamese and without formulas', () => {
  const slip = {
    fullName: '=Đào, Bích',
    birthYear: 1987,
    position: 'Chuyên viên',
    unitName: 'Sở "A"',
    staffCode: 'DT1',
    code: 'ACDEF-34679'
  };
  const csv = slipsAsCsv([slip]);
  expect(csv.startsWith('\uFEFF')).toBe(true);
  expect(parse(csv, { bom: true })).toEqual([
    ['Họ và tên', 'Năm sinh', 'Chức vụ', 'Đơn vị', 'Mã cán bộ (tên đăng nhập)', 'Mã kích hoạt'],
    ["'=Đào, Bích", '1987', 'Chuyên viên', 'Sở "A"', 'DT1', 'ACDEF-34679']
  ]);
});
