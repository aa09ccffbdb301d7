import {
  accountRefusal,
  type AccountAct,
  type AccountRefusal
} from '../../domain/auth/account-rules.ts';
import type { Permission } from '../../domain/auth/permissions.ts';
import type { Role } from '../../domain/auth/roles.ts';
import type { SecurityKind } from '../../domain/auth/security-event.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import * as security from '../audit/security.ts';
import * as audit from '../audit/service.ts';
import type { Ctx } from '../ctx.ts';
import { makeStaffAccount } from './accounts.ts';
import { makePassword } from './made-password.ts';
import { hashPassword } from './password.ts';
import * as sessionStore from './session-store.ts';
import * as staffStore from './staff-store.ts';
import { writeScope } from './scope-text.ts';
import * as store from './store.ts';

export type { StaffAccount } from './staff-store.ts';

export type StaffRefusal = AccountRefusal | 'account-unknown' | 'role-unknown';

type May = Permission<'account.manage'>;
type About = { accountId: string; reason: string };

/** Everybody who works for the contest or the installation, by login name. */
export const listStaff = (ctx: Ctx, _permission: May): Promise<staffStore.StaffAccount[]> =>
  staffStore.staff(ctx.db, ctx.now());

/** Makes an account with a role of the contest and a password that is good until the first sign-in. */
export async function makeStaff(
  ctx: Ctx,
  permission: May,
  { loginName, displayName, role }: { loginName: string; displayName: string; role: Role }
): Promise<Result<{ password: string }, StaffRefusal | 'login-name-taken'>> {
  const { actor } = permission;
  const nobody = { id: '', grants: [] };
  const refusal = actor && accountRefusal('give-role', actor, nobody, { role, administrators: 0 });
  if (refusal) return refused(refusal);
  return makeStaffAccount(ctx, actor, {
    loginName,
    displayName,
    grant: { role, scope: scopeOf(permission, role) }
  });
}

/** Shuts an account out: its sessions and open screens end. */
export const disableAccount = (
  ctx: Ctx,
  may: May,
  about: About
): Promise<Result<null, StaffRefusal>> =>
  actOn(ctx, may, 'disable', 'account-disabled', about, {}, async (ctx) => {
    await staffStore.setDisabled(ctx.db, about.accountId, true);
    await sessionStore.deleteSessionsOf(ctx.db, about.accountId);
  });

/** Lets an account sign in again. */
export const enableAccount = (
  ctx: Ctx,
  may: May,
  about: About
): Promise<Result<null, StaffRefusal>> =>
  actOn(ctx, may, 'enable', 'account-enabled', about, {}, (ctx) =>
    staffStore.setDisabled(ctx.db, about.accountId, false)
  );

/** Ends all sessions of an account; who holds it can sign in again. */
export const endSessions = (
  ctx: Ctx,
  may: May,
  about: About
): Promise<Result<null, StaffRefusal>> =>
  actOn(ctx, may, 'end-sessions', 'sessions-ended', about, {}, (ctx) =>
    sessionStore.deleteSessionsOf(ctx.db, about.accountId)
  );

/** Gives an account a role of the contest. */
export const giveRole = (
  ctx: Ctx,
  may: May,
  { role, ...about }: About & { role: Role }
): Promise<Result<null, StaffRefusal>> =>
  actOn(ctx, may, 'give-role', 'role-given', about, { role }, (ctx) =>
    store.insertGrant(ctx.db, about.accountId, role, writeScope(scopeOf(may, role)))
  );

/** Takes a role from an account wherever it holds it. What was done in the role stays as it is. */
export const takeRole = (
  ctx: Ctx,
  may: May,
  { role, ...about }: About & { role: Role }
): Promise<Result<null, StaffRefusal>> =>
  actOn(ctx, may, 'take-role', 'role-taken', about, { role }, (ctx) =>
    staffStore.removeRole(ctx.db, about.accountId, role)
  );

/** A new password for somebody who forgot theirs, good until the next sign-in. Sessions end. */
export async function renewPassword(
  ctx: Ctx,
  may: May,
  about: About
): Promise<Result<{ password: string }, StaffRefusal>> {
  const password = makePassword();
  const hash = await hashPassword(password);
  const done = await actOn(ctx, may, 'renew-password', 'code-renewed', about, {}, async (ctx) => {
    await store.setPassword(ctx.db, about.accountId, hash, { mustChange: true });
    await sessionStore.deleteSessionsOf(ctx.db, about.accountId);
  });
  return done.ok ? accepted({ password }) : done;
}

/** Does something to the account of another, on both records with the reason. */
function actOn(
  ctx: Ctx,
  { actor }: May,
  act: AccountAct,
  kind: Extract<
    SecurityKind,
    | 'account-disabled'
    | 'account-enabled'
    | 'sessions-ended'
    | 'role-given'
    | 'role-taken'
    | 'code-renewed'
  >,
  { accountId, reason }: About,
  { role }: { role?: Role },
  work: (ctx: Ctx) => Promise<void>
): Promise<Result<null, StaffRefusal>> {
  return ctx.tx(async (ctx) => {
    const [account] = await staffStore.staff(ctx.db, ctx.now(), [accountId]);
    if (!account) return refused('account-unknown');
    const holds = account.grants.some((grant) => grant.role === role);
    if (act === 'take-role' && !holds) return refused('role-unknown');
    const administrators = await staffStore.countHolders(ctx.db, 'administrator');
    const facts = { ...(role && { role }), administrators };
    const refusal = actor && accountRefusal(act, actor, account, facts);
    if (refusal) return refused(refusal);
    await work(ctx);
    const detail = { reason, ...(role && { role }) };
    await audit.record(ctx, actor, `account.${act}`, `account:${accountId}`, detail);
    await security.note(ctx, { kind, accountId, by: actor, detail });
    return accepted(null);
  });
}

/** Administrators look after the installation; all other roles are of the contest. */
const scopeOf = ({ subject }: May, role: Role) =>
  role === 'administrator' || subject.contestId === undefined
    ? ({ kind: 'installation' } as const)
    : ({ kind: 'contest', contestId: subject.contestId } as const);
