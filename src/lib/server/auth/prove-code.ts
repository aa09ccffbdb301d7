import type { z } from 'zod';
import { loginKey } from '../../domain/auth/login-key.ts';
import { ownNameProblem } from '../../domain/auth/password-rules.ts';
import { accepted } from '../../domain/core/result.ts';
import type { activateForm } from '../../schema/auth.ts';
import * as security from '../audit/security.ts';
import type { Ctx } from '../ctx.ts';
import { fitsActivationCode, hashActivationCode } from './activation-code.ts';
import { knownDevice } from './device.ts';
import type { Braked } from './guard.ts';
import { isQueueFull } from './hash-queue.ts';
import { hashPassword } from './password.ts';
import { refusedFor, underBrakes, type Proven, type Refused, type Visit } from './proof.ts';
import * as sessionStore from './session-store.ts';
import * as store from './store.ts';

export type ActivationRefusal = 'wrong-code' | 'own-name' | 'too-many-at-once' | Braked['refusal'];
export type ActivationRefused = Refused<ActivationRefusal>;

/**
 * Proves an account by its activation code, which is used up, and gives it the password chosen. All
 * readings of what was typed are one try; an account that is not there gets the same work and words.
 */
export async function proveByCode(
  ctx: Ctx,
  { loginName, code: codes, password }: z.infer<typeof activateForm>,
  { address, device, signal }: Visit
): Promise<{ ok: true; value: Proven } | ActivationRefused> {
  if (isQueueFull()) return refusedFor('too-many-at-once');
  const account = await store.findTypedAccount(ctx.db, loginName);
  const accountId = account?.id ?? 'nobody';
  const one = {
    account: account?.id ?? loginKey(loginName),
    address,
    device: knownDevice(ctx, device, accountId)
  };
  const failure = { kind: 'code-failed', accountId: account?.id ?? null } as const;
  return underBrakes(ctx, one, failure, signal, async () => {
    const code = await store.findActivationCode(ctx.db, accountId);
    const codeHash = code?.codeHash ?? hashActivationCode(ctx, accountId, 'nobody has this code');
    const fitting = codes.filter((typed) => fitsActivationCode(ctx, accountId, typed, codeHash));
    const isGood = code && code.usedAt === null && code.expiresAt > ctx.now();
    if (!account || !isGood || fitting.length !== 1) return refusedFor('wrong-code');
    if (ownNameProblem(password, account) !== null) {
      return { ...refusedFor('own-name'), isNoTry: true };
    }
    const passwordHash = await hashPassword(password, { signal });
    const isMine = await ctx.tx(async (ctx) => {
      if (!(await store.useActivationCode(ctx.db, accountId, codeHash, ctx.now()))) return false;
      await store.setPassword(ctx.db, accountId, passwordHash);
      await sessionStore.deleteSessionsOf(ctx.db, accountId);
      await security.note(ctx, { kind: 'code-used', accountId, address });
      return true;
    });
    return isMine ? accepted({ accountId, passwordHash }) : refusedFor('wrong-code');
  });
}
