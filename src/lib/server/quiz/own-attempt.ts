import { can } from '../../domain/auth/permissions.ts';
import type { Actor } from '../../domain/auth/roles.ts';
import type { Ctx } from '../ctx.ts';
import * as store from './store.ts';

declare const owned: unique symbol;

/** Proof that the attempt exists and is the actor's own. Only `ownAttempt` makes one. */
export type OwnAttempt = store.OwnedAttempt & { readonly [owned]: true };

/** The actor's own attempt; null for an unknown one and for another's alike (B-A2). */
export async function ownAttempt(
  ctx: Ctx,
  actor: Actor,
  attemptId: string
): Promise<OwnAttempt | null> {
  const [attempt] = await store.attemptsById(ctx.db, [attemptId]);
  const isOwn = attempt && can(actor, 'attempt.read', { ownerPersonId: attempt.personId });
  return isOwn ? (attempt as OwnAttempt) : null;
}
