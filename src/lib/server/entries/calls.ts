import type { Permission } from '../../domain/auth/permissions.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import { checkTimes, type Call } from '../../domain/entries/call.ts';
import * as audit from '../audit/service.ts';
import type { Ctx } from '../ctx.ts';
import * as store from './call-store.ts';
import { callFor } from './preparing.ts';

export type CallRefusal = 'call-unknown' | 'closes-before-it-opens' | 'late-ends-before-close';

/** What an organizer sets of a call. */
export type CallFacts = Omit<Call, 'id' | 'contestId'>;

type May = Permission<'entry.prepare'>;

/** Calls units of a contest to hand in entries. Nobody is called yet. */
export function createCall(
  ctx: Ctx,
  permission: May,
  contestId: string,
  facts: CallFacts
): Promise<Result<{ callId: string }, CallRefusal>> {
  return ctx.tx(async (ctx) => {
    const times = checkTimes(facts);
    if (!times.ok) return times;
    const call = { ...facts, id: ctx.id(), contestId };
    await store.insertCall(ctx.db, call, ctx.now());
    await audit.record(ctx, permission.actor, 'entry.create-call', `entry_call:${call.id}`, facts);
    return accepted({ callId: call.id });
  });
}

/** Changes name, rules and times. What was handed in by then stays as it was taken. */
export function changeCall(
  ctx: Ctx,
  permission: May,
  callId: string,
  facts: CallFacts
): Promise<Result<null, CallRefusal>> {
  return ctx.tx(async (ctx) => {
    const before = await callFor(ctx, permission, callId);
    if (!before) return refused('call-unknown');
    const times = checkTimes(facts);
    if (!times.ok) return times;
    const { id, contestId, ...old } = before;
    await store.updateCall(ctx.db, { ...facts, id, contestId });
    await audit.record(ctx, permission.actor, 'entry.change-call', `entry_call:${callId}`, {
      before: old,
      after: facts
    });
    return accepted(null);
  });
}

/** Calls of a contest, oldest first, with how many units they are for. */
export async function listCalls(
  ctx: Ctx,
  _permission: May,
  contestId: string
): Promise<(Call & { entrants: number })[]> {
  const calls = await store.callsOf(ctx.db, contestId);
  return Promise.all(
    calls.map(async (call) => {
      const entrants = await store.entrantsOf(ctx.db, call.id);
      return { ...call, entrants: entrants.length };
    })
  );
}
