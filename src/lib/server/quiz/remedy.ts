import type { Permission } from '../../domain/auth/permissions.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import { DAY, MINUTE, type Instant } from '../../domain/core/time.ts';
import {
  leftOutOf,
  reopens,
  standingOf,
  type LeftOut,
  type RemedyChoice,
  type RemedyKind,
  type Standing
} from '../../domain/quiz/remedy.ts';
import * as audit from '../audit/service.ts';
import * as contest from '../contest/service.ts';
import type { Ctx } from '../ctx.ts';
import { againAfterDuplicate } from '../db/after-duplicate.ts';
import { applyRemedy } from './apply-remedy.ts';
import { findCandidates, type NamedCandidate } from './candidates.ts';
import { keysShown, type KeysShown } from './keys-shown.ts';
import { isAlone, somebodyOf } from './remedy-facts.ts';
import * as peopleStore from './remedy-people-store.ts';
import * as remedyStore from './remedy-store.ts';

type May = Permission<'attempt.extend'>;

/** Whom to help and how, before anything is done. */
export type Plan = { choice: RemedyChoice; kind: RemedyKind; standings: readonly Standing[] };

/** What a remedy would do: how many people, where they stand, who is left out and why. */
export type Preview = {
  standings: Record<Standing, number>;
  helped: NamedCandidate[];
  leftOut: Map<LeftOut, NamedCandidate[]>;
  /** Why nobody can be given a new attempt any more. */
  keys: KeysShown | null;
  /** Nobody else holds an account that could confirm. */
  isAlone: boolean;
};

export type AskRefusal = 'no-contest' | 'nobody-left' | 'list-grew' | 'keys-shown' | 'start-over';

/** What became of it: done at once, or waiting for a second person. */
export type Asked = { remedyId: string; state: 'done' | 'waiting'; people: number };

/** A request that nobody decides on is over after this long. */
const WAITS_MS = DAY;

/** Shows what a remedy would do; null before there is a contest. */
export async function previewRemedy(
  ctx: Ctx,
  permission: May,
  plan: Plan
): Promise<Preview | null> {
  const view = await contest.currentFor(ctx, permission);
  if (!view) return null;
  const sorted = sort(await findCandidates(ctx, view, plan.choice), plan);
  return {
    ...sorted,
    keys: plan.kind === 'new-attempt' ? await keysShown(ctx, view.round.id) : null,
    isAlone: await isAlone(ctx, view.contest.id, somebodyOf(permission))
  };
}

/**
 * Helps everybody whom the plan finds, in one transaction, or leaves a request where a second
 * person has to confirm. The same page sent twice is one request.
 *
 * @param input `seen` is how many people the page said it would be; `onceKey` was made with it
 */
export function askRemedy(
  ctx: Ctx,
  permission: May,
  plan: Plan,
  input: {
    minutes: number | null;
    startUntil: Instant | null;
    reason: string;
    onceKey: string;
    seen: number;
  }
): Promise<Result<Asked, AskRefusal>> {
  return againAfterDuplicate(() =>
    ctx.tx(async (ctx) => {
      const asked = await askOnce(ctx, permission, plan, input);
      if (asked.ok) return asked;
      // The first press of the same page may have helped everybody while this one looked.
      const before = await remedyStore.findByOnceKey(ctx.db, input.onceKey);
      return before ? accepted(await askedBefore(ctx, before)) : asked;
    })
  );
}

async function askOnce(
  ctx: Ctx,
  permission: May,
  plan: Plan,
  input: Parameters<typeof askRemedy>[3]
): Promise<Result<Asked, AskRefusal>> {
  const before = await remedyStore.findByOnceKey(ctx.db, input.onceKey);
  if (before) return accepted(await askedBefore(ctx, before));
  const view = await contest.currentFor(ctx, permission);
  if (!view) return refused('no-contest');
  const now = ctx.now();
  if (input.startUntil !== null && input.startUntil <= now) return refused('start-over');
  if (plan.kind === 'new-attempt' && (await keysShown(ctx, view.round.id))) {
    return refused('keys-shown');
  }
  const { helped } = sort(await findCandidates(ctx, view, plan.choice), plan);
  if (helped.length === 0) return refused('nobody-left');
  if (helped.length > input.seen) return refused('list-grew');

  const asker = somebodyOf(permission);
  const waits = reopens(plan.kind) && !(await isAlone(ctx, view.contest.id, asker));
  const remedy: remedyStore.Remedy = {
    id: ctx.id(),
    roundId: view.round.id,
    kind: plan.kind,
    choice: plan.choice,
    extraMs: input.minutes === null ? null : input.minutes * MINUTE,
    startUntil: input.startUntil,
    reason: input.reason,
    state: waits ? 'waiting' : 'done',
    askedBy: asker.accountId,
    askedAt: now,
    expiresAt: Math.min(now + WAITS_MS, input.startUntil ?? Infinity),
    decidedBy: null,
    decidedAt: waits ? null : now,
    answer: null,
    onceKey: input.onceKey
  };
  const people = helped.map(({ registrationId, attempt, sessionId }) => ({
    registrationId,
    attemptId: attempt?.id ?? null,
    sessionId
  }));
  await remedyStore.insertRemedy(ctx.db, remedy);
  await peopleStore.insertPeople(ctx.db, remedy.id, people);
  if (!waits) {
    const confirmed = reopens(plan.kind) ? false : null;
    const applied = await applyRemedy(ctx, permission.actor, remedy, people, confirmed);
    return accepted({ remedyId: remedy.id, state: 'done', people: applied.people });
  }
  await audit.record(ctx, permission.actor, 'remedy.ask', `remedy:${remedy.id}`, {
    remedy: plan.kind,
    people: people.length,
    ...(remedy.extraMs !== null && { extraMs: remedy.extraMs }),
    ...(remedy.startUntil !== null && { startUntil: remedy.startUntil }),
    reason: remedy.reason
  });
  return accepted({ remedyId: remedy.id, state: 'waiting', people: people.length });
}

async function askedBefore(ctx: Ctx, remedy: remedyStore.Remedy): Promise<Asked> {
  const counts = (await peopleStore.countPeople(ctx.db, [remedy.id])).get(remedy.id);
  return {
    remedyId: remedy.id,
    state: remedy.state === 'waiting' ? 'waiting' : 'done',
    people: counts?.people ?? 0
  };
}

function sort(
  candidates: readonly NamedCandidate[],
  { kind, standings }: Plan
): Pick<Preview, 'standings' | 'helped' | 'leftOut'> {
  const counts: Record<Standing, number> = {
    open: 0,
    'timed-out': 0,
    'handed-in': 0,
    'not-started': 0
  };
  const helped: NamedCandidate[] = [];
  const leftOut = new Map<LeftOut, NamedCandidate[]>();
  for (const candidate of candidates) {
    counts[standingOf(candidate)] += 1;
    const why = leftOutOf(kind, candidate, standings);
    if (why === null) helped.push(candidate);
    else leftOut.set(why, [...(leftOut.get(why) ?? []), candidate]);
  }
  return { standings: counts, helped, leftOut };
}
