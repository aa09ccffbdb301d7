import type { Role } from '../domain/auth/roles.ts';
import * as auth from '../server/auth/service.ts';
import * as contest from '../server/contest/service.ts';
import type { Ctx } from '../server/ctx.ts';
import { operatorMay } from '../server/operator.ts';
import * as people from '../server/people/service.ts';
import { makeDemoPassword, writeDemoAccounts, type DemoAccount } from './accounts.ts';

type Staff = { role: Role; loginName: string; displayName: string };

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

/**
 * One account per role that has pages, and an official who has yet to activate.
 *
 * @param more staff besides the organizer
 */
export async function putDemoAccounts(
  ctx: Ctx,
  dataDir: string,
  more: readonly Staff[] = []
): Promise<void> {
  const view = await contest.current(ctx);
  if (!view) throw new Error('the demo contest is not loaded');
  const staff: DemoAccount[] = [];
  for (const one of [ORGANIZER, ...more]) staff.push(await putStaff(ctx, view.contest.id, one));
  writeDemoAccounts(dataDir, [
    ...staff,
    await official(ctx, 'DT00001'),
    await newcomer(ctx, view.contest.id, 'DT00002')
  ]);
}

async function putStaff(
  ctx: Ctx,
  contestId: string,
  { role, loginName, displayName }: Staff
): Promise<DemoAccount> {
  const password = makeDemoPassword();
  const grants = [{ role, scope: { kind: 'contest', contestId } }] as const;
  await auth.putStaffAccount(ctx, { loginName, displayName, password, grants });
  return { role: displayName, loginName, password };
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
