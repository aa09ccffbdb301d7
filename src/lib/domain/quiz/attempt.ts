import type { Instant } from '../core/time.ts';

/** Why an attempt ended: by its contestant, or by the server when time was over. */
export type SubmitReason = 'user' | 'timeout';

export type Attempt = {
  id: string;
  roundId: string;
  sessionId: string;
  registrationId: string;
  attemptNo: number;
  state: 'open' | 'submitted';
  startedAt: Instant;
  /** Without extra time; see `endOf`. */
  deadlineAt: Instant;
  extraMs: number;
  graceMs: number;
  submittedAt: Instant | null;
  submitReason: SubmitReason | null;
  receiptCode: string | null;
  /** Counts takeovers: only the page that holds the newest number may save. */
  holder: number;
};

/**
 * The deadline without extra time: a personal timer inside the session's window,
 * min(start + duration, close).
 */
export const deadlineFor = (startedAt: Instant, durationMs: number, closesAt: Instant): Instant =>
  Math.min(startedAt + durationMs, closesAt);

/** When time is over for this attempt: deadline and extra time. The countdown shows this. */
export const endOf = (attempt: Pick<Attempt, 'deadlineAt' | 'extraMs'>): Instant =>
  attempt.deadlineAt + attempt.extraMs;

/** The last instant at which the server accepts a save: the end and the grace of the rules. */
export const lastSaveAt = (attempt: Pick<Attempt, 'deadlineAt' | 'extraMs' | 'graceMs'>): Instant =>
  endOf(attempt) + attempt.graceMs;

/** True when the server must submit: nothing that arrives now can count any more. */
export const isOverdue = (attempt: Attempt, now: Instant): boolean =>
  attempt.state === 'open' && now > lastSaveAt(attempt);

/** Working time in milliseconds: from the start to the hand-in, never beyond the end. */
export const elapsedMs = (attempt: Attempt, submittedAt: Instant): number =>
  Math.max(0, Math.min(submittedAt, endOf(attempt)) - attempt.startedAt);
