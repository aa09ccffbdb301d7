import type { z } from 'zod';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import type { Actor } from '../../domain/auth/roles.ts';
import type { activateForm, loginForm } from '../../schema/auth.ts';
import type { Ctx } from '../ctx.ts';
import { fitsActivationCode } from './activation-code.ts';
import { fitsPassword, hashPassword, isQueueFull } from './password.ts';
import { sessions } from './session.ts';
import * as store from './store.ts';
import { forgetTries, mayTry } from './throttle.ts';

export {
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
export { issueActivationCodes, resetAccess, withoutPassword } from './activation.ts';

export type SignInRefusal = 'wrong-credentials' | 'too-many-tries' | 'too-many-at-once';
export type ActivationRefusal = 'wrong-code' | 'too-many-tries' | 'too-many-at-once';
export type ConfirmRefusal = 'wrong-password' | 'too-many-tries' | 'too-many-at-once';
export type SignedIn = { token: string; expiresAt: Date };

/**
 * Signs in with name and password.
 *
 * @param from the address the request came from, for the brakes on guessing
 */
export async function signIn(
  ctx: Ctx,
  input: z.infer<typeof loginForm>,
  from: string
): Promise<Result<SignedIn, SignInRefusal>> {
  if (isQueueFull()) return refused('too-many-at-once');
  if (!(await mayTry(input.loginName, from))) return refused('too-many-tries');
  const account = await store.findAccount(ctx.db, input.loginName);
  if (!(await fitsPassword(account?.passwordHash ?? null, input.password)) || !account) {
    return refused('wrong-credentials');
  }
  await forgetTries(input.loginName, from);
  return accepted(await sessions(ctx).open(account.id));
}

/** First sign-in: an activation code and a password of one's own. The code is used up. */
export async function activate(
  ctx: Ctx,
  input: z.infer<typeof activateForm>,
  from: string
): Promise<Result<SignedIn, ActivationRefusal>> {
  if (isQueueFull()) return refused('too-many-at-once');
  if (!(await mayTry(input.loginName, from))) return refused('too-many-tries');
  const account = await store.findAccount(ctx.db, input.loginName);
  const code = account && (await store.findActivationCode(ctx.db, account.id));
  const isGood =
    account &&
    code &&
    code.usedAt === null &&
    code.expiresAt > ctx.now() &&
    fitsActivationCode(ctx, account.id, input.code, code.codeHash);
  if (!isGood) {
    return refused('wrong-code');
  }
  const passwordHash = await hashPassword(input.password);
  const isMine = await ctx.tx(async (ctx) => {
    if (!(await store.useActivationCode(ctx.db, account.id, ctx.now()))) return false;
    await store.setPassword(ctx.db, account.id, passwordHash);
    await store.deleteSessionsOf(ctx.db, account.id);
    return true;
  });
  if (!isMine) return refused('wrong-code');
  await forgetTries(input.loginName, from);
  return accepted(await sessions(ctx).open(account.id));
}

/**
 * Asks for the password once more before somebody signs.
 *
 * @param from the address the request came from, for the brakes on guessing
 */
export async function confirmPassword(
  ctx: Ctx,
  actor: Actor,
  password: string,
  from: string
): Promise<Result<null, ConfirmRefusal>> {
  if (isQueueFull()) return refused('too-many-at-once');
  if (!(await mayTry(actor.accountId, from))) return refused('too-many-tries');
  const [account] = await store.accountsById(ctx.db, [actor.accountId]);
  if (!(await fitsPassword(account?.passwordHash ?? null, password))) {
    return refused('wrong-password');
  }
  await forgetTries(actor.accountId, from);
  return accepted(null);
}

/** The actor behind a cookie, or null; `renewedUntil` when the cookie must be set again. */
export function readSession(
  ctx: Ctx,
  token: string
): Promise<{ actor: Actor; renewedUntil: Date | null } | null> {
  return sessions(ctx).read(token);
}

export async function signOut(ctx: Ctx, token: string): Promise<void> {
  await sessions(ctx).close(token);
}
