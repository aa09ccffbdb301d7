import type { RoundRules } from '../contest/rules.ts';
import type { Hundredths } from '../core/points.ts';
import type { Instant } from '../core/time.ts';
import { placeOf, type AttemptOutcome } from '../quiz/outcome.ts';
import { isValid, officialOutcome } from './entry.ts';

/** Whether an attempt counts: `untold` while the score that would say so is not shown. */
export type AttemptStanding = 'counts' | 'behind' | 'replaced' | 'untold';

/** An attempt that its contestant has handed in. */
export type OwnAttemptView = {
  attemptId: string;
  attemptNo: number;
  submittedAt: Instant;
  /** Null while the rules do not show it. */
  score: Hundredths | null;
  maxScore: Hundredths | null;
  standing: AttemptStanding;
};

/**
 * What a contestant may know of the own attempts: every one that was handed in, in the order in
 * which they were begun, and which of them counts. Of several the best one would tell their scores.
 */
export function ownAttempts(
  outcomes: readonly AttemptOutcome[],
  rules: Pick<RoundRules, 'attempts' | 'tieBreaks'>,
  showsScore: boolean
): OwnAttemptView[] {
  const counting = officialOutcome(outcomes, rules);
  const mayTell =
    showsScore || rules.attempts.counts !== 'best' || outcomes.filter(isValid).length < 2;
  const standingOf = (one: AttemptOutcome): AttemptStanding => {
    if (one.isCutShort) return 'replaced';
    if (!mayTell) return 'untold';
    return one.attemptId === counting?.attemptId ? 'counts' : 'behind';
  };
  return outcomes
    .filter((one) => one.submittedAt !== null)
    .sort((left, right) => placeOf(left) - placeOf(right) || left.attemptNo - right.attemptNo)
    .map((one) => ({
      attemptId: one.attemptId,
      attemptNo: one.attemptNo,
      submittedAt: one.submittedAt ?? 0,
      score: showsScore ? one.score : null,
      maxScore: showsScore ? one.maxScore : null,
      standing: standingOf(one)
    }));
}
