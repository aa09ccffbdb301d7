import type { Hundredths } from '../core/points.ts';
import type { Instant } from '../core/time.ts';

/** What is known of one attempt for monitoring and ranking. Graded ones have marks. */
export type AttemptOutcome = {
  attemptId: string;
  registrationId: string;
  attemptNo: number;
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
