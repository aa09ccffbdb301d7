import type { Hundredths } from '../core/points.ts';
import type { Instant } from '../core/time.ts';

/** What is known of one attempt for monitoring and ranking. Graded ones have marks. */
export type AttemptOutcome = {
  attemptId: string;
  registrationId: string;
  attemptNo: number;
  /** Of a new attempt after an outage: the number of the one in whose place it counts. */
  standsFor: number | null;
  /** Gave way to a new attempt: on record, and counts for nothing. */
  isCutShort: boolean;
  state: 'open' | 'submitted';
  startedAt: Instant;
  lastSeenAt: Instant;
  /** When time is over, extra time included. */
  endsAt: Instant;
  submittedAt: Instant | null;
  score: Hundredths | null;
  maxScore: Hundredths | null;
  correct: number | null;
  elapsedMs: number | null;
};

/** The place among a contestant's attempts that the rules on first and last ask for. */
export const placeOf = ({
  standsFor,
  attemptNo
}: Pick<AttemptOutcome, 'standsFor' | 'attemptNo'>): number => standsFor ?? attemptNo;
