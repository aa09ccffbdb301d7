import type { Ctx } from '../server/ctx.ts';
import * as auth from '../server/auth/service.ts';
import * as contest from '../server/contest/service.ts';
import * as units from '../server/units/service.ts';
import { makeDemoPassword, writeDemoAccounts, type DemoAccount } from './accounts.ts';

/** The official whose account a visitor of the demo gets. */
const OFFICIAL = 'DT00001';

/** One account per role, each with a password of its own, kept for the operator. */
export async function putDemoAccounts(ctx: Ctx, dataDir: string): Promise<void> {
  const view = await contest.current(ctx);
  const laiVung = (await units.readTree(ctx)).units.find((unit) => unit.code === 'HLV2');
  if (!view || !laiVung) throw new Error('the demo contest is not loaded');

  const accounts: DemoAccount[] = [
    await staff(ctx, 'Quản trị hệ thống', 'quantri', [
      { role: 'administrator', scope: { kind: 'installation' } }
    ]),
    await staff(ctx, 'Ban Tổ chức', 'bantochuc', [
      { role: 'organizer', scope: { kind: 'contest', contestId: view.contest.id } }
    ]),
    await staff(ctx, 'Đầu mối Lai Vung', 'daumoi.laivung', [
      { role: 'unit_coordinator', scope: { kind: 'unit', unitId: laiVung.id } }
    ]),
    await official(ctx)
  ];
  writeDemoAccounts(dataDir, accounts);
}

async function staff(
  ctx: Ctx,
  role: string,
  loginName: string,
  grants: Parameters<typeof auth.putStaffAccount>[1]['grants']
): Promise<DemoAccount> {
  const password = makeDemoPassword();
  await auth.putStaffAccount(ctx, { loginName, displayName: role, password, grants });
  return { role, loginName, password };
}

async function official(ctx: Ctx): Promise<DemoAccount> {
  const password = makeDemoPassword();
  await auth.putPassword(ctx, OFFICIAL, password);
  return { role: 'Thí sinh', loginName: OFFICIAL, password };
}
