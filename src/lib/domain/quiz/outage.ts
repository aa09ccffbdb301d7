import { SECOND, type Instant } from '../core/time.ts';
import { endOf, lastSaveAt, type Attempt } from './attempt.ts';

/** A process that gave no sign of life for longer than this was not there for anybody. */
export const STILL_MS = 2 * SECOND;

/**
 * So long after an outage what comes late still counts: what lay unread in the server, and what
 * browsers had kept. They try again after fifteen seconds at the latest.
 */
export const LATE_MS = 20 * SECOND;

/**
 * Why nothing could be saved: the program did not run, it stood still, or its clock was set ahead
 * by a person, which leaves open what had happened. `set-back` is no outage but the way back.
 */
export type OutageCause = 'stopped' | 'stalled' | 'clock' | 'set-back';

/** What organizers may decide about an outage. */
export const OUTAGE_ANSWERS = ['credit', 'no-credit'] as const;
export type OutageAnswer = (typeof OUTAGE_ANSWERS)[number];

/** A time in which nothing could be saved. */
export type Gap = { beganAt: Instant; endedAt: Instant };

export type Outage = Gap & {
  id: string;
  cause: OutageCause;
  /** When papers whose time is over close as they stand, if nobody has answered. */
  closesAt: Instant;
  answer: OutageAnswer | 'unanswered-closed' | null;
  answeredAt: Instant | null;
};

/** An outage as the contestants see it whose time ran out in it. */
export type OutageNotice = Gap & { closesAt: Instant };

/** Did the time run, or had it just run out, when nothing could be saved? */
export const isHit = (attempt: Attempt, { beganAt, endedAt }: Gap): boolean =>
  attempt.state === 'open' && attempt.startedAt < endedAt && lastSaveAt(attempt) >= beganAt;

/** How much of the running time [start, end] lay in the gap. */
export const lostMs = (attempt: Attempt, { beganAt, endedAt }: Gap): number =>
  Math.max(0, Math.min(endedAt, endOf(attempt)) - Math.max(beganAt, attempt.startedAt));

/**
 * How long a paper whose own time was over has lain closed to its contestant until now. Without this
 * beside what was lost, a credit would have run out before anybody could use it.
 */
export const waitedMs = (attempt: Attempt, now: Instant): number =>
  attempt.state === 'open' ? Math.max(0, now - endOf(attempt)) : 0;

/**
 * May a change that arrived after the last moment count, because that moment fell into an outage of
 * this attempt, or shortly after one, when much lay unread?
 */
export const mayBeLate = (attempt: Attempt, gaps: readonly Gap[], receivedAt: Instant): boolean =>
  gaps.some(
    ({ beganAt, endedAt }) =>
      lastSaveAt(attempt) >= beganAt &&
      lastSaveAt(attempt) <= endedAt + LATE_MS &&
      receivedAt <= endedAt + LATE_MS
  );
