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
  /** Without extra time and credit; see `endOf`. */
  deadlineAt: Instant;
  /** Working time that an organizer granted beside the rules' own. */
  extraMs: number;
  /**
   * Time that an outage took and that was given back: the paper ends so much later, and it is no
   * working time. Below zero after the clock was set back, with which all ends go along.
   */
  creditMs: number;
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

/** What `endOf` goes by. */
export type Ending = Pick<Attempt, 'deadlineAt' | 'extraMs' | 'creditMs'>;

/** When time is over for this attempt: deadline, extra time and credit. The countdown shows this. */
export const endOf = (attempt: Ending): Instant =>
  attempt.deadlineAt + attempt.extraMs + attempt.creditMs;

/** The last instant at which the server accepts a save: the end and the grace of the rules. */
export const lastSaveAt = (attempt: Ending & Pick<Attempt, 'graceMs'>): Instant =>
  endOf(attempt) + attempt.graceMs;

/** True when the server must submit: nothing that arrives now can count any more. */
export const isOverdue = (attempt: Attempt, now: Instant): boolean =>
  attempt.state === 'open' && now > lastSaveAt(attempt);

/**
 * Working time in milliseconds: from the start to the hand-in, never beyond the end. Extra time is
 * worked in and counts; what an outage took and was given back does not, nor do pauses.
 */
export const elapsedMs = (attempt: Attempt, submittedAt: Instant): number => {
  const { startedAt, creditMs, pausedMs } = attempt;
  return Math.max(0, Math.min(submittedAt, endOf(attempt)) - startedAt - creditMs - pausedMs);
};
