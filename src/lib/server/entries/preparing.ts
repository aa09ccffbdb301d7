import type { Action, Permission } from '../../domain/auth/permissions.ts';
import type { Call } from '../../domain/entries/call.ts';
import type { Ctx } from '../ctx.ts';
import * as calls from './call-store.ts';

/**
 * The call, for those who may do this in its contest.
 *
 * @throws Error if the permission is for another contest: a route has asked for the wrong one
 */
export async function callFor(
  ctx: Ctx,
  { subject }: Permission<Action>,
  callId: string
): Promise<Call | null> {
  const call = await calls.findCall(ctx.db, callId);
  if (call && subject.contestId !== undefined && subject.contestId !== call.contestId) {
    throw new Error(`permission for contest ${subject.contestId}, not for ${call.contestId}`);
  }
  return call;
}

/** A unit of this call and no other, or null. */
export async function entrantOf(
  ctx: Ctx,
  callId: string,
  entrantId: string
): Promise<calls.Entrant | null> {
  const entrant = await calls.findEntrant(ctx.db, entrantId);
  return entrant?.callId === callId ? entrant : null;
}
