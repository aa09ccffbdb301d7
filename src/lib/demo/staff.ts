import type { Role, Scope } from '../domain/auth/roles.ts';
import * as auth from '../server/auth/service.ts';
import * as contest from '../server/contest/service.ts';
import type { Ctx } from '../server/ctx.ts';
import { operatorMay } from '../server/operator.ts';
import * as people from '../server/people/service.ts';
import * as units from '../server/units/service.ts';
import { makeDemoPassword, writeDemoAccounts, type DemoAccount } from './accounts.ts';

type Staff = {
  role: Role;
  loginName: string;
  displayName: string;
  /** Code of the only unit in which the role holds; without it the whole contest. */
  unitCode?: string;
};

/** Who works on the stage of a final. */
export const STAGE_STAFF: readonly Staff[] = [
  { role: 'host', loginName: 'dieuhanh', displayName: 'Người điều hành' },
  { role: 'mc', loginName: 'danchuongtrinh', displayName: 'Người dẫn chương trình' }
];

const ORGANIZER: Staff = {
  role: 'organizer',
  loginName: 'bantochuc',
  displayName: 'Ban Tổ chức'
};

const COORDINATOR: Staff = {
  role: 'unit_coordinator',
  loginName: 'daumoi',
  displayName: 'Đầu mối UBND huyện Lai Vung',
  unitCode: 'HLV2'
};

/** Who marks the entries, the head first, and their secretary. The names are made up. */
export const JURY_STAFF: readonly Staff[] = [
  { role: 'head_judge', loginName: 'truonggiamkhao', displayName: 'Nguyễn Văn An' },
  { role: 'judge', loginName: 'giamkhao2', displayName: 'Trần Thị Bình' },
  { role: 'judge', loginName: 'giamkhao3', displayName: 'Lê Hữu Chi' },
  { role: 'judge', loginName: 'giamkhao4', displayName: 'Phạm Thị Dung' },
  { role: 'judge', loginName: 'giamkhao5', displayName: 'Huỳnh Thanh Giang' },
  { role: 'secretary', loginName: 'thuky', displayName: 'Võ Ngọc Hà' }
];

/** What the list of accounts calls a role where the name of the account does not say it. */
const ROLE_NAMES: Partial<Record<Role, string>> = {
  head_judge: 'Trưởng Ban Giám khảo',
  judge: 'Giám khảo',
  secretary: 'Thư ký',
  unit_coordinator: 'Đầu mối đơn vị'
};

/**
 * One account per role that has pages, and an official who has yet to activate.
 *
 * @param more accounts of staff besides the organizer
 */
export async function putDemoAccounts(
  ctx: Ctx,
  dataDir: string,
  more: readonly DemoAccount[] = []
): Promise<void> {
  const view = await contest.current(ctx);
  if (!view) throw new Error('the demo contest is not loaded');
  writeDemoAccounts(dataDir, [
    ...(await putStaff(ctx, view.contest.id, [ORGANIZER, COORDINATOR])),
    ...more,
    await official(ctx, 'DT00001'),
    await newcomer(ctx, view.contest.id, 'DT00002')
  ]);
}

/** Makes accounts of the contest's staff, each with a password of its own. */
export async function putStaff(
  ctx: Ctx,
  contestId: string,
  staff: readonly Staff[]
): Promise<DemoAccount[]> {
  const accounts: DemoAccount[] = [];
  const tree = await units.readTree(ctx);
  for (const { role, loginName, displayName, unitCode } of staff) {
    const password = makeDemoPassword();
    const unit = tree.units.find(({ code }) => code === unitCode);
    const scope: Scope = unit ? { kind: 'unit', unitId: unit.id } : { kind: 'contest', contestId };
    const grants = [{ role, scope }];
    await auth.putStaffAccount(ctx, { loginName, displayName, password, grants });
    accounts.push({ role: ROLE_NAMES[role] ?? displayName, loginName, password });
  }
  return accounts;
}

async function official(ctx: Ctx, loginName: string): Promise<DemoAccount> {
  const password = makeDemoPassword();
  await auth.putPassword(ctx, loginName, password);
  return { role: 'Thí sinh', loginName, password };
}

async function newcomer(ctx: Ctx, contestId: string, loginName: string): Promise<DemoAccount> {
  const registrations = await people.listRegistrations(ctx, contestId);
  const person = registrations.find((one) => one.staffCode === loginName);
  const permission = operatorMay('activation.issue', { contestId });
  const codes = await auth.issueActivationCodes(ctx, permission, person ? [person.personId] : []);
  const password = codes.values().next().value ?? '';
  return { role: 'Thí sinh, mã kích hoạt', loginName, password };
}
