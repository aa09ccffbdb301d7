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
  /** Spent closed before it was reopened: no working time. */
  pausedMs: number;
  submittedAt: Instant | null;
  submitReason: SubmitReason | null;
  receiptCode: string | null;
  /** Counts takeovers: only the page that holds the newest number may save. */
  holder: number;
  /** Of a new attempt after an outage: the number of the one in whose place it counts. */
  standsFor: number | null;
  /** Since when a new attempt counts instead of this one. */
  cutShortAt: Instant | null;
  /** When its contestant was first shown the keys of this paper. */
  keysShownAt: Instant | null;
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

/** Working time in milliseconds: from the start to the hand-in, never beyond the end, no pauses. */
export const elapsedMs = (attempt: Attempt, submittedAt: Instant): number =>
  Math.max(0, Math.min(submittedAt, endOf(attempt)) - attempt.startedAt - attempt.pausedMs);
