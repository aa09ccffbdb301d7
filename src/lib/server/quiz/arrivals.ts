import { SECOND, type Instant } from '../../domain/core/time.ts';
import { lastSaveAt, type Attempt } from '../../domain/quiz/attempt.ts';
import type { Ctx } from '../ctx.ts';
import type { Db } from '../db/open.ts';

/** What has not come in whole after so long was not here in time: a page sends it again. */
const PATIENCE_MS = 10 * SECOND;

const arrivals = new WeakMap<Db, Map<string, Set<{ receivedAt: Instant }>>>();

/**
 * Notes that a save has arrived whose body and sender are still to be read. Until the returned
 * function is called, its paper is not closed over it: who arrives in time is never too late.
 *
 * @param ctx not one of a transaction
 */
export function noteArrival(ctx: Ctx, attemptId: string, receivedAt: Instant): () => void {
  const byAttempt = arrivals.get(ctx.db) ?? new Map<string, Set<{ receivedAt: Instant }>>();
  arrivals.set(ctx.db, byAttempt);
  const waiting = byAttempt.get(attemptId) ?? new Set();
  byAttempt.set(attemptId, waiting);
  const arrival = { receivedAt };
  waiting.add(arrival);
  return () => {
    waiting.delete(arrival);
    if (waiting.size === 0 && byAttempt.get(attemptId) === waiting) byAttempt.delete(attemptId);
  };
}

/** Is a save under way that arrived before this attempt's last moment? */
export function isAwaited(ctx: Pick<Ctx, 'db' | 'now'>, attempt: Attempt): boolean {
  const since = ctx.now() - PATIENCE_MS;
  const waiting = [...(arrivals.get(ctx.db)?.get(attempt.id) ?? [])];
  return waiting.some(({ receivedAt }) => receivedAt <= lastSaveAt(attempt) && receivedAt > since);
}
