import type { IndividualTieBreak } from '../contest/rules.ts';
import type { Hundredths } from '../core/points.ts';
import type { Instant } from '../core/time.ts';

/** What individual ranks are decided by. */
export type Performance = { score: Hundredths; elapsedMs: number; submittedAt: Instant };

/** The tie-break that decided between two with the same score, and by how much. */
export type IndividualAdvantage = { rule: IndividualTieBreak; byMs: number };

/** Negative when the left one is better: more points, then the tie-breaks in their order (B3). */
export function compareScores(
  left: Performance,
  right: Performance,
  tieBreaks: readonly IndividualTieBreak[]
): number {
  if (left.score !== right.score) return right.score - left.score;
  for (const rule of tieBreaks) {
    const difference = measure(left, rule) - measure(right, rule);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Why the better one stands before the worse one at the same score; null at different scores. */
export function individualAdvantage(
  better: Performance,
  worse: Performance,
  tieBreaks: readonly IndividualTieBreak[]
): IndividualAdvantage | null {
  if (better.score !== worse.score) return null;
  for (const rule of tieBreaks) {
    const byMs = measure(worse, rule) - measure(better, rule);
    if (byMs !== 0) return { rule, byMs };
  }
  return null;
}

/** Both rules of today ask for less: less time used, an earlier hand-in. */
function measure(performance: Performance, rule: IndividualTieBreak): number {
  switch (rule) {
    case 'elapsed:asc':
      return performance.elapsedMs;
    case 'submitted:asc':
      return performance.submittedAt;
  }
}
