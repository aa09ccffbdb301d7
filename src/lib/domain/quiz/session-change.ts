import type { Instant } from '../core/time.ts';
import { deadlineFor, endOf, type Attempt } from './attempt.ts';

/** What becomes of papers that run when a session is moved. */
export const RUNNING_ANSWERS = ['prolong', 'leave'] as const;
export type RunningAnswer = (typeof RUNNING_ANSWERS)[number];

/** A running paper that another end of its session would give more time. */
export type Prolonged = { attemptId: string; deadlineAt: Instant };

/**
 * The deadline a running paper gets when its session ends later: the rest of its own time, as far as
 * the new end lets it. Null where the end took nothing from it, or where it was reopened and has a
 * deadline of its own.
 */
export function prolonged(
  attempt: Pick<Attempt, 'state' | 'startedAt' | 'deadlineAt' | 'pausedMs'>,
  durationMs: number,
  closesAt: Instant
): Instant | null {
  if (attempt.state !== 'open' || attempt.pausedMs > 0) return null;
  const deadlineAt = deadlineFor(attempt.startedAt, durationMs, closesAt);
  return deadlineAt > attempt.deadlineAt ? deadlineAt : null;
}

/** Was this paper closed although its own time was not over, because its session had ended? */
export const closedByEnd = (
  attempt: Pick<
    Attempt,
    'state' | 'submitReason' | 'startedAt' | 'deadlineAt' | 'pausedMs' | 'cutShortAt'
  >,
  durationMs: number
): boolean =>
  attempt.state === 'submitted' &&
  attempt.submitReason === 'timeout' &&
  attempt.pausedMs === 0 &&
  attempt.cutShortAt === null &&
  attempt.deadlineAt < attempt.startedAt + durationMs;

/** Does this running paper go on when its session has ended as it is to be moved? */
export const goesBeyond = (attempt: Attempt, closesAt: Instant): boolean =>
  attempt.state === 'open' && endOf(attempt) > closesAt;
