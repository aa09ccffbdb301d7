import type { z } from 'zod';
import { loginKey } from '../../domain/auth/login-key.ts';
import type { Actor } from '../../domain/auth/roles.ts';
import { accepted } from '../../domain/core/result.ts';
import type { loginForm } from '../../schema/auth.ts';
import type { Ctx } from '../ctx.ts';
import { knownDevice } from './device.ts';
import type { Braked } from './guard.ts';
import { isQueueFull } from './hash-queue.ts';
import { fitsPassword } from './password.ts';
import { refusedFor, underBrakes, type Proven, type Refused, type Visit } from './proof.ts';
import * as store from './store.ts';

export type SignInRefusal = 'wrong-credentials' | 'too-many-at-once' | Braked['refusal'];
export type ConfirmRefusal = 'wrong-password' | 'too-many-at-once' | Braked['refusal'];
export type SignInRefused = Refused<SignInRefusal>;
export type ConfirmRefused = Refused<ConfirmRefusal>;

/** Proves an account by name and password, with the same work and words for one that is not there. */
export async function proveByPassword(
  ctx: Ctx,
  { loginName, password }: z.infer<typeof loginForm>,
  { address, device, signal }: Visit
): Promise<{ ok: true; value: Proven } | SignInRefused> {
  if (isQueueFull()) return refusedFor('too-many-at-once');
  const account = await store.findTypedAccount(ctx.db, loginName);
  const one = {
    account: account?.id ?? loginKey(loginName),
    address,
    device: knownDevice(ctx, device, account?.id ?? ''),
    password
  };
  const failure = { kind: 'sign-in-failed', accountId: account?.id ?? null } as const;
  return underBrakes(ctx, one, failure, signal, async () => {
    const passwordHash = account?.passwordHash ?? null;
    const fits = await fitsPassword(passwordHash, password, { signal });
    return fits && account && passwordHash !== null
      ? accepted({ accountId: account.id, passwordHash })
      : refusedFor('wrong-credentials');
  });
}

/**
 * Asks for the password once more before somebody signs: before all who wait to sign in.
 *
 * @param address the address the request came from, for the brakes on guessing
 */
export async function confirmPassword(
  ctx: Ctx,
  { accountId }: Actor,
  password: string,
  address: string
): Promise<{ ok: true; value: null } | ConfirmRefused> {
  if (isQueueFull()) return refusedFor('too-many-at-once');
  // Whoever signs is signed in already: others' wrong tries from there are no concern of theirs.
  const one = { account: accountId, address, device: 'signing' };
  const failure = { kind: 'signing-failed', accountId } as const;
  return underBrakes(ctx, one, failure, undefined, async () => {
    const [account] = await store.accountsById(ctx.db, [accountId]);
    const fits = await fitsPassword(account?.passwordHash ?? null, password, { isFirst: true });
    return fits ? accepted(null) : refusedFor('wrong-password');
  });
}
