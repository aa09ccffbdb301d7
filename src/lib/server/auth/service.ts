import type { z } from 'zod';
import { accepted, type Result } from '../../domain/core/result.ts';
import type { Actor } from '../../domain/auth/roles.ts';
import type { Instant } from '../../domain/core/time.ts';
import type { activateForm, loginForm } from '../../schema/auth.ts';
import * as security from '../audit/security.ts';
import type { Ctx } from '../ctx.ts';
import { rememberDevice } from './device.ts';
import { guardOf } from './guard.ts';
import { proveByCode, type ActivationRefused } from './prove-code.ts';
import { proveByPassword, type ConfirmRefused, type SignInRefused } from './prove-password.ts';
import { refusedFor, type Proven, type Visit } from './proof.ts';
import { sessions, type HeldSession } from './session.ts';
import * as sessionStore from './session-store.ts';
import * as store from './store.ts';

export {
  accountsCalled,
  displayNames,
  makeAccounts,
  makeStaffAccount,
  putPassword,
  putStaffAccount,
  renameAccount,
  staffLoginNames,
  staffWithRole,
  findAccounts,
  type KnownAccount
} from './accounts.ts';
export {
  issueActivationCodes,
  resetAccess,
  withoutPassword,
  type ResetRefusal
} from './activation.ts';
export {
  disableAccount,
  enableAccount,
  endSessions,
  giveRole,
  listStaff,
  makeStaff,
  renewPassword,
  takeRole,
  type StaffAccount,
  type StaffRefusal
} from './staff.ts';
export { changeOwnPassword, endOwnSessions, type OwnPasswordRefusal } from './own-password.ts';
export { DEVICE_LIFETIME_MS, deviceName } from './device.ts';
export { proveByCode, type ActivationRefused, type ActivationRefusal } from './prove-code.ts';
export {
  confirmPassword,
  proveByPassword,
  type ConfirmRefusal,
  type SignInRefused,
  type SignInRefusal
} from './prove-password.ts';
export { type Proven, type Visit } from './proof.ts';
export { placeOf, takeOutcome, takeTicket, waitFor, type Place } from './waiting-room.ts';

/** `device`: the cookie that proves from now on that this account signed in on this device. */
export type SignedIn = { token: string; device: string };

/**
 * Opens a session for an account that has proven itself; that of the same browser, if it had one,
 * ends (B-S5). Refused when the password was changed, or the account disabled, while the proof
 * waited in the queue.
 */
export async function openSession(
  ctx: Ctx,
  { accountId, passwordHash }: Proven,
  { address, device, replaces }: Visit & { replaces?: string | undefined }
): Promise<Result<SignedIn, 'wrong-credentials'>> {
  return ctx.tx(async (ctx) => {
    const [account] = await store.accountsById(ctx.db, [accountId]);
    if (account?.passwordHash !== passwordHash) return refusedFor('wrong-credentials');
    if (replaces !== undefined) await sessions(ctx).close(replaces);
    const { token } = await sessions(ctx).open(accountId);
    guardOf(ctx).noteEntry(address, accountId);
    await security.note(ctx, { kind: 'sign-in', accountId, address });
    return accepted({ token, device: rememberDevice(ctx, device, accountId) });
  });
}

/**
 * Signs in with name and password.
 *
 * @param address the address the request came from, for the brakes on guessing
 */
export async function signIn(
  ctx: Ctx,
  input: z.infer<typeof loginForm>,
  address: string,
  visit: Omit<Visit, 'address'> & { replaces?: string } = {}
): Promise<{ ok: true; value: SignedIn } | SignInRefused> {
  const proven = await proveByPassword(ctx, input, { address, ...visit });
  return proven.ok ? openSession(ctx, proven.value, { address, ...visit }) : proven;
}

/** First sign-in: an activation code and a password of one's own. The code is used up. */
export async function activate(
  ctx: Ctx,
  input: z.infer<typeof activateForm>,
  address: string,
  visit: Omit<Visit, 'address'> & { replaces?: string } = {}
): Promise<{ ok: true; value: SignedIn } | ActivationRefused> {
  const proven = await proveByCode(ctx, input, { address, ...visit });
  if (!proven.ok) return proven;
  const opened = await openSession(ctx, proven.value, { address, ...visit });
  return opened.ok ? opened : refusedFor('wrong-code');
}

/**
 * The actor behind a cookie and when the session ends, or null; also for who has to change the
 * password first, who may do nothing else.
 */
export async function readSession(
  ctx: Ctx,
  token: string
): Promise<{ actor: Actor; expiresAt: Instant } | null> {
  const held = await sessions(ctx).read(token);
  return held?.mustChange ? null : held;
}

/** The same with those who have to change the password: for who shows them the page for it. */
export const readHeldSession = (ctx: Ctx, token: string): Promise<HeldSession | null> =>
  sessions(ctx).read(token);

/** Ends the session of this cookie, on the security record. */
export async function signOut(ctx: Ctx, token: string, by: Actor | null = null): Promise<void> {
  await ctx.tx(async (ctx) => {
    await sessions(ctx).close(token);
    if (by) await security.note(ctx, { kind: 'sign-out', accountId: by.accountId, by });
  });
}

/** Nobody is signed out in the middle of work: the sessions of an account last until then (F31). */
export async function keepSessions(
  ctx: Ctx,
  of: { accountId: string } | { personId: string },
  until: Instant
): Promise<void> {
  const account = 'personId' in of ? await store.accountOfPerson(ctx.db, of.personId) : null;
  const accountId = 'accountId' in of ? of.accountId : account?.id;
  if (accountId) await sessionStore.extendSessionsOf(ctx.db, accountId, ctx.now(), until);
}

/** Deletes sessions that have ended. */
export const deleteEndedSessions = (ctx: Ctx): Promise<void> => sessions(ctx).deleteExpired();

export type { ConfirmRefused };
