import { can } from '../../domain/auth/permissions.ts';
import type { Actor } from '../../domain/auth/roles.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import type { Instant } from '../../domain/core/time.ts';
import { endOf } from '../../domain/quiz/attempt.ts';
import { decideSave, type SaveRefusal } from '../../domain/quiz/save.ts';
import type { SaveRequest } from '../../schema/quiz.ts';
import type { Ctx } from '../ctx.ts';
import type { Db } from '../db/open.ts';
import { groupCommit } from '../db/group-commit.ts';
import { optionOrders } from './paper-cache.ts';
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

type Queue = (job: Job) => Promise<Result<SaveReport, 'attempt-unknown'>>;

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
};

async function loadFacts(ctx: Ctx, jobs: readonly Job[]): Promise<Facts> {
  const attemptIds = [...new Set(jobs.map((job) => job.attemptId))];
  const intents = jobs.flatMap((job) => job.request.answers);
  const positions = [...new Set(intents.map((intent) => intent.position))];
  await saveStore.lockOpen(ctx.db, attemptIds, ctx.now());
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
    )
  };
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
      isRepeat: facts.mutations.has(mutationId),
      storedRevision,
      optionOrder: facts.papers.get(attempt.id)?.get(position)
    });
    if (!decision.ok) return { position, revision: storedRevision, refusal: decision.refusal };
    if (decision.value.kind === 'nothing-new') {
      return { position, revision: storedRevision, refusal: null };
    }
    const { optionIds } = decision.value;
    changes.push({
      attemptId: attempt.id,
      position,
      optionIds,
      revision,
      mutationId,
      holder,
      receivedAt: job.receivedAt
    });
    facts.revisions.set(place, revision);
    facts.mutations.add(mutationId);
    return { position, revision, refusal: null };
  });
  return accepted({ endsAt: endOf(attempt), answers });
}

const placeOf = (attemptId: string, position: number): string => `${attemptId} ${position}`;
