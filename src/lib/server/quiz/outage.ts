import type { Permission } from '../../domain/auth/permissions.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import { SECOND, type Instant } from '../../domain/core/time.ts';
import { endOf, type Attempt } from '../../domain/quiz/attempt.ts';
import {
  isHit,
  lostMs,
  waitedMs,
  type Gap,
  type OutageAnswer,
  type OutageCause
} from '../../domain/quiz/outage.ts';
import type { Wait } from '../../domain/quiz/views.ts';
import * as audit from '../audit/service.ts';
import type { Ctx } from '../ctx.ts';
import type { Db } from '../db/open.ts';
import * as gradeStore from './grade-store.ts';
import * as outageStore from './outage-store.ts';
import * as runningStore from './running-store.ts';
import * as store from './store.ts';

export type OutageRefusal = 'outage-unknown' | 'outage-answered';

/** An outage with what organizers want to know of it. */
export type OutageView = outageStore.StoredOutage & { hits: number };

/**
 * Writes an outage down with everybody whom it hit; one that hit nobody is none. In the transaction
 * it is called in.
 *
 * @param answerWithinMs so long after its end the papers lie open for an answer
 * @returns how many attempts it hit
 */
export async function noteGap(
  ctx: Ctx,
  gap: Gap,
  cause: Exclude<OutageCause, 'set-back'>,
  answerWithinMs: number
): Promise<number> {
  const hits = (await store.openAttempts(ctx.db)).filter((attempt) => isHit(attempt, gap));
  if (hits.length === 0) return 0;
  const id = ctx.id();
  await outageStore.insertOutage(ctx.db, {
    ...gap,
    id,
    cause,
    closesAt: gap.endedAt + answerWithinMs,
    answer: null,
    answeredAt: null,
    answeredBy: null,
    reason: null
  });
  await outageStore.insertHits(
    ctx.db,
    id,
    hits.map((attempt) => ({ attemptId: attempt.id, lostMs: lostMs(attempt, gap) }))
  );
  return hits.length;
}

/** Lets the ends of all that run go along with a clock that was set back: nobody gains by it. */
export async function moveEnds(
  ctx: Ctx,
  { beganAt, endedAt }: Gap,
  answeredBy: string | null
): Promise<void> {
  const id = ctx.id();
  const hits = await store.openAttempts(ctx.db);
  if (hits.length === 0) return;
  await outageStore.insertOutage(ctx.db, {
    id,
    beganAt,
    endedAt,
    cause: 'set-back',
    closesAt: endedAt,
    answer: 'credit',
    answeredAt: endedAt,
    answeredBy,
    reason: null
  });
  await outageStore.insertHits(
    ctx.db,
    id,
    hits.map((attempt) => ({ attemptId: attempt.id, lostMs: endedAt - beganAt }))
  );
  await outageStore.creditHits(ctx.db, id);
}

/** Outages, the latest first. */
export async function listOutages(
  ctx: Ctx,
  _permission: Permission<'monitor.view'>
): Promise<OutageView[]> {
  const outages = await outageStore.allOutages(ctx.db);
  if (outages.length === 0) return [];
  const counts = await outageStore.hitCounts(ctx.db);
  return outages.map((outage) => ({ ...outage, hits: counts.get(outage.id) ?? 0 }));
}

/**
 * Decides for all whom an outage hit whether they get the time back that it took. Once: whoever
 * comes second is refused. Who has handed in since keeps the paper; the time no longer counts as
 * worked.
 */
export async function answerOutage(
  ctx: Ctx,
  permission: Permission<'outage.answer'>,
  input: { outageId: string; answer: OutageAnswer; reason: string }
): Promise<Result<{ hits: number }, OutageRefusal>> {
  return ctx.tx(async (ctx) => {
    const outage = await outageStore.findOutage(ctx.db, input.outageId);
    if (!outage) return refused('outage-unknown');
    const { answer, reason } = input;
    const answeredBy = permission.actor?.accountId ?? null;
    const given = { answer, reason, answeredAt: ctx.now(), answeredBy };
    if (!(await outageStore.setAnswer(ctx.db, outage.id, given))) return refused('outage-answered');
    const hits = await outageStore.hitsOf(ctx.db, outage.id);
    if (answer === 'credit') await giveBack(ctx, outage.id, hits);
    await audit.record(ctx, permission.actor, 'outage.answer', `outage:${outage.id}`, {
      answer,
      reason,
      beganAt: outage.beganAt,
      endedAt: outage.endedAt,
      hits: hits.length
    });
    return accepted({ hits: hits.length });
  });
}

async function giveBack(
  ctx: Ctx,
  outageId: string,
  hits: readonly { attemptId: string; lostMs: number }[]
): Promise<void> {
  const lost = new Map(hits.map((hit) => [hit.attemptId, hit.lostMs]));
  for (const ids of store.slices([...lost.keys()])) {
    await store.lockOpen(ctx.db, ids);
    const attempts = await store.attemptsById(ctx.db, ids);
    for (const attempt of attempts) {
      const waited = waitedMs(attempt, ctx.now());
      if (waited > 0) await outageStore.setWaited(ctx.db, outageId, attempt.id, waited);
    }
    const ended = attempts.filter((attempt) => attempt.state === 'submitted');
    await gradeStore.takeFromElapsed(
      ctx.db,
      new Map(ended.map((attempt) => [attempt.id, lost.get(attempt.id) ?? 0])),
      ctx.now()
    );
  }
  await outageStore.creditHits(ctx.db, outageId);
}

/** Gives up waiting where nobody answered in time: papers close as they stand, on the record. */
export async function closeUnanswered(ctx: Ctx): Promise<void> {
  const now = ctx.now();
  for (const outage of await outageStore.expired(ctx.db, now)) {
    await ctx.tx(async (ctx) => {
      const given = { answeredAt: now, answeredBy: null, reason: null };
      const answer = 'unanswered-closed';
      if (!(await outageStore.setAnswer(ctx.db, outage.id, { ...given, answer }))) return;
      const { beganAt, endedAt } = outage;
      await audit.record(ctx, null, 'outage.close', `outage:${outage.id}`, { beganAt, endedAt });
    });
  }
}

/** What this attempt's contestant waits for, now that its own time is over or in doubt. */
export async function waitOf(ctx: Ctx, attempt: Attempt): Promise<Wait | null> {
  if (attempt.state !== 'open') return null;
  if (ctx.isClockInDoubt()) return { kind: 'clock' };
  if (ctx.now() <= endOf(attempt)) return null;
  const outage = await outageStore.waitingFor(ctx.db, attempt.id);
  if (!outage) return null;
  const { beganAt, endedAt, closesAt } = outage;
  return { kind: 'outage', beganAt, endedAt, closesAt };
}

/** Could a wrong clock decide something: does an attempt run, or is a session still to close? */
export const isTimeAtStake = (db: Db, since: Instant): Promise<boolean> =>
  runningStore.hasOpenOrToCome(db, since);

/** Longer than any process goes on saving without a beat. */
const LATEST_BEAT_MS = 10 * SECOND;

/**
 * The latest instant on record: the last beat, or a save that came after it before the process ended.
 * What lies further ahead was written before a person set the clock back, and is no time that was.
 */
export async function latestOnRecord(db: Db, lastBeat: Instant): Promise<Instant> {
  const saved = await runningStore.lastSeenWithin(db, lastBeat, lastBeat + LATEST_BEAT_MS);
  return saved ?? lastBeat;
}

/** How many papers run, and whose end first. */
export const whoWorks = (ctx: Ctx, shown: number): ReturnType<typeof runningStore.whoWorks> =>
  runningStore.whoWorks(ctx.db, shown);
