import type { Page } from '@playwright/test';
import type { Actor, Role } from '#lib/domain/auth/roles.ts';
import * as auth from '#lib/server/auth/service.ts';
import * as contest from '#lib/server/contest/service.ts';
import { openPanel, PASSWORD, type Panel } from './panel.ts';
import { signIn, type Site } from './site.ts';

/** A judge who can sign in. */
export type JudgeAccount = { loginName: string; actor: Actor };

/** An account of the site's contest that judges. */
export async function addJudge(
  site: Site,
  loginName: string,
  displayName: string,
  role: Extract<Role, 'judge' | 'head_judge'> = 'judge'
): Promise<JudgeAccount> {
  const { ctx } = site;
  const contestId = (await contest.current(ctx))?.contest.id ?? '';
  const grants = [{ role, scope: { kind: 'contest', contestId } }] as const;
  await auth.putStaffAccount(ctx, { loginName, displayName, password: PASSWORD, grants });
  const all = await auth.staffWithRole(ctx, [role], contestId);
  const account = all.find((one) => one.loginName === loginName);
  if (!account) throw new Error(`no account ${loginName}`);
  return { loginName, actor: { accountId: account.id, displayName, personId: null, grants } };
}

/** A panel of these judges at work on these teams; the last judge heads it. */
export async function panelOf(
  site: Site,
  judges: readonly JudgeAccount[],
  teams: readonly string[]
): Promise<Panel> {
  const contestId = (await contest.current(site.ctx))?.contest.id ?? '';
  return openPanel(site.ctx, contestId, {
    judges: judges.map(({ actor }, index) => ({ actor, isHead: index === judges.length - 1 })),
    teams: teams.map((name) => ({ name }))
  });
}

/** Signs a member of staff in who was made with the usual password. */
export async function enterAsStaff(page: Page, site: Site, { accountId }: Actor): Promise<void> {
  const account = (await auth.findAccounts(site.ctx, [accountId])).get(accountId);
  await signIn(page, site, { loginName: account?.loginName ?? '', password: PASSWORD });
}

/** Signs a judge in and goes where signing in leads. */
export async function enterAsJudge(
  page: Page,
  site: Site,
  { loginName }: JudgeAccount
): Promise<void> {
  await signIn(page, site, { loginName, password: PASSWORD });
  await page.goto('/login');
  await page.waitForURL('**/judging');
}
