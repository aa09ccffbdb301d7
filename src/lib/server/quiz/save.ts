import { can } from '../../domain/auth/permissions.ts';
import type { Actor } from '../../domain/auth/roles.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import type { Instant } from '../../domain/core/time.ts';
import { endOf, lastSaveAt } from '../../domain/quiz/attempt.ts';
import { LATE_MS, mayBeLate, type Gap } from '../../domain/quiz/outage.ts';
import { decideSave, type SaveRefusal } from '../../domain/quiz/save.ts';
import type { SaveRequest } from '../../schema/quiz.ts';
import type { Ctx } from '../ctx.ts';
import type { Db } from '../db/open.ts';
import { groupCommit, type GroupCommit } from '../db/group-commit.ts';
import { optionOrders } from './paper-cache.ts';
import * as outageStore from './outage-store.ts';
import * as saveStore from './save-store.ts';
import * as paperStore from './paper-store.ts';
import * as store from './store.ts';

type Job = { actor: Actor; attemptId: string; request: SaveRequest; receivedAt: Instant };

/** What became of one change: the revision that is stored now, and why if it was not taken. */
export type SavedAnswer = { position: number; revision: number; refusal: SaveRefusal | null };

export type SaveReport = { endsAt: Instant; answers: SavedAnswer[] };

/**
 * Saves answers. The promise is kept only after the commit (R1); changes that arrive together
 * share one. Anything thrown means "unknown": send the same again.
 *
 * @param receivedAt server time at which the request arrived (R4)
 * @returns refusal `attempt-unknown` for attempts of others, too (B-A2)
 */
export function saveAnswers(
  ctx: Ctx,
  actor: Actor,
  attemptId: string,
  request: SaveRequest,
  receivedAt: Instant
): Promise<Result<SaveReport, 'attempt-unknown'>> {
  return queueOf(ctx)({ actor, attemptId, request, receivedAt });
}

/** Does something in the queue of saves: after those that wait already, and beside none. */
export const afterSaves = <Value>(ctx: Ctx, task: () => Promise<Value>): Promise<Value> =>
  queueOf(ctx).alone(task);

type Queue = GroupCommit<Job, Result<SaveReport, 'attempt-unknown'>>;

const queues = new WeakMap<Db, Queue>();

function queueOf(ctx: Ctx): Queue {
  let queue = queues.get(ctx.db);
  if (!queue) {
    queue = groupCommit((jobs: Job[]) => ctx.tx((ctx) => saveTogether(ctx, jobs)));
    queues.set(ctx.db, queue);
  }
  return queue;
}

async function saveTogether(
  ctx: Ctx,
  jobs: readonly Job[]
): Promise<Result<SaveReport, 'attempt-unknown'>[]> {
  const facts = await loadFacts(ctx, jobs);
  const changes: saveStore.Change[] = [];
  const results = jobs.map((job) => decideJob(job, facts, changes));
  if (changes.length > 0) await saveStore.storeChanges(ctx.db, changes);
  return results;
}

type Facts = {
  attempts: ReadonlyMap<string, store.OwnedAttempt>;
  papers: Awaited<ReturnType<typeof optionOrders>>;
  /** Grows while a batch is decided, so that its later changes see its earlier ones. */
  revisions: Map<string, number>;
  mutations: Set<string>;
  /** Outages of those attempts for which something came late. */
  gaps: ReadonlyMap<string, readonly Gap[]>;
  isClockInDoubt: boolean;
};

async function loadFacts(ctx: Ctx, jobs: readonly Job[]): Promise<Facts> {
  const attemptIds = [...new Set(jobs.map((job) => job.attemptId))];
  const intents = jobs.flatMap((job) => job.request.answers);
  const positions = [...new Set(intents.map((intent) => intent.position))];
  await saveStore.lockOpen(ctx.db, claimsOf(jobs), ctx.now());
  const attempts = await store.attemptsById(ctx.db, attemptIds);
  const stored = await paperStore.answers(ctx.db, attemptIds, positions);
  return {
    attempts: new Map(attempts.map((attempt) => [attempt.id, attempt])),
    papers: await optionOrders(
      ctx,
      attempts.map((attempt) => attempt.id)
    ),
    revisions: new Map(stored.map((one) => [placeOf(one.attemptId, one.position), one.revision])),
    mutations: await saveStore.knownMutations(
      ctx.db,
      intents.map((intent) => intent.mutationId)
    ),
    gaps: await gapsOf(ctx, jobs, attempts),
    isClockInDoubt: ctx.isClockInDoubt()
  };
}

/** Who has no person behind the account owns no attempt. */
const claimsOf = (jobs: readonly Job[]): saveStore.Claim[] =>
  jobs.flatMap(({ attemptId, actor: { personId } }) =>
    personId === null ? [] : [{ attemptId, personId }]
  );

/** Read only where something came late, which is never in an undisturbed session. */
async function gapsOf(
  ctx: Ctx,
  jobs: readonly Job[],
  attempts: readonly store.OwnedAttempt[]
): Promise<Facts['gaps']> {
  const ends = new Map(
    attempts.map((attempt) => [attempt.id, attempt.state === 'open' ? lastSaveAt(attempt) : null])
  );
  const late = jobs.filter((job) => job.receivedAt > (ends.get(job.attemptId) ?? Infinity));
  if (late.length === 0) return new Map();
  const earliest = Math.min(...late.map((job) => job.receivedAt));
  return outageStore.gapsOf(
    ctx.db,
    late.map((job) => job.attemptId),
    earliest - LATE_MS - 1
  );
}

function decideJob(
  job: Job,
  facts: Facts,
  changes: saveStore.Change[]
): Result<SaveReport, 'attempt-unknown'> {
  const attempt = facts.attempts.get(job.attemptId);
  if (!attempt || !can(job.actor, 'attempt.save', { ownerPersonId: attempt.personId })) {
    return refused('attempt-unknown');
  }
  const { holder } = job.request;
  const answers = job.request.answers.map((intent): SavedAnswer => {
    const { position, revision, mutationId } = intent;
    const place = placeOf(attempt.id, position);
    const storedRevision = facts.revisions.get(place) ?? 0;
    const decision = decideSave(attempt, intent, {
      holder,
      receivedAt: job.receivedAt,
      mayBeLate:
        facts.isClockInDoubt ||
        mayBeLate(attempt, facts.gaps.get(attempt.id) ?? [], job.receivedAt),
      isRepeat: facts.mutations.has(mutationId),
      storedRevision,
      optionOrder: facts.papers.get(attempt.id)?.get(position)
    });
    if (!decision.ok) return { position, revision: storedRevision, refusal: decision.refusal };
    if (decision.value.kind === 'nothing-new') {
      return { position, revision: storedRevision, refusal: null };
    }
    const { optionIds, isLate } = decision.value;
    changes.push({
      attemptId: attempt.id,
      position,
      optionIds,
      revision,
      mutationId,
      holder,
      receivedAt: job.receivedAt,
      isLate
    });
    facts.revisions.set(place, revision);
    facts.mutations.add(mutationId);
    return { position, revision, refusal: null };
  });
  return accepted({ endsAt: endOf(attempt), answers });
}

const placeOf = (attemptId: string, position: number): string => `${attemptId} ${position}`;
