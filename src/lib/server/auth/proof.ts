import { setTimeout as pause } from 'node:timers/promises';
import type { Ctx } from '../ctx.ts';
import type { FailureKind } from '../../domain/auth/security-event.ts';
import * as security from '../audit/security.ts';
import { guardOf, type Braked, type Try } from './guard.ts';

/** An account that has proven itself, and the password hash that it did so by. */
export type Proven = { accountId: string; passwordHash: string };

/** Where somebody comes from who wants in. */
export type Visit = {
  /** The address of the request. */
  address: string;
  /** The cookie of devices on which somebody signed in before. */
  device?: string | undefined;
  /** Gives the place in the queue up. */
  signal?: AbortSignal | undefined;
};

/** A refusal and, where time heals it, how long that takes. */
export type Refused<Code extends string> = { ok: false; refusal: Code; waitMs?: number };

export const refusedFor = <Code extends string>(refusal: Code): Refused<Code> => ({
  ok: false,
  refusal
});

/**
 * Looks at one try under the brakes: it counts as wrong when the answer says so, and not at all
 * when it was given up or something failed. Failures are on the security record.
 *
 * @param failure what is on the record of a wrong try, at which account if it is there
 */
export async function underBrakes<Value, Code extends string>(
  ctx: Ctx,
  one: Try,
  failure: { kind: FailureKind; accountId: string | null },
  signal: AbortSignal | undefined,
  look: () => Promise<{ ok: true; value: Value } | (Refused<Code> & { isNoTry?: boolean })>
): Promise<{ ok: true; value: Value } | Refused<Code | Braked['refusal']>> {
  const guard = guardOf(ctx);
  const braked = guard.begin(one);
  const { address } = one;
  if (braked) {
    const { accountId } = failure;
    await security.noteFailure(ctx, { kind: 'sign-in-braked', accountId, address });
    return { ok: false, ...braked };
  }
  let outcome: 'right' | 'wrong' | 'given-up' = 'given-up';
  try {
    const delayMs = guard.delayMs(one);
    if (delayMs > 0) await pause(delayMs, undefined, { ref: false, ...(signal && { signal }) });
    const found = await look();
    if (found.ok) outcome = 'right';
    else if (!found.isNoTry) {
      outcome = 'wrong';
      await security.noteFailure(ctx, { ...failure, address });
    }
    return found.ok ? found : refusedFor(found.refusal);
  } finally {
    guard.end(one, outcome);
  }
}
