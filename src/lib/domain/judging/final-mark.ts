import type { Hundredths } from '../core/points.ts';
import { DAY, type Instant } from '../core/time.ts';
import type { Aggregate } from './aggregation.ts';

/** A deduction (below 0) or bonus (above 0) beside the jury's mark, each with its reason. */
export type Adjustment = {
  kind: 'overtime' | 'late' | 'deduction' | 'bonus';
  points: Hundredths;
  reason: string;
};

/** What handing in after the close costs: for every started day (B7: half a point), with a cap. */
export type LatePenalty = { perDay: Hundredths; most: Hundredths };

export type FinalMark = {
  jury: Hundredths;
  adjustments: readonly Adjustment[];
  /** Jury and adjustments; never below 0. */
  total: Hundredths;
};

/** The mark that counts, with everything it is made of. */
export function finalMark(
  { result }: Pick<Aggregate, 'result'>,
  adjustments: readonly Adjustment[]
): FinalMark {
  const sum = adjustments.reduce((total, { points }) => total + points, result);
  return { jury: result, adjustments, total: Math.max(0, sum) };
}

/** Days begun after the close; 0 in time. */
export const daysLate = (closedAt: Instant, handedInAt: Instant): number =>
  Math.max(0, Math.ceil((handedInAt - closedAt) / DAY));

/** The deduction for handing in late, 0 or less. */
export function latePoints(
  closedAt: Instant,
  handedInAt: Instant,
  penalty: LatePenalty | null
): Hundredths {
  if (penalty === null) return 0;
  const lost = Math.min(daysLate(closedAt, handedInAt) * penalty.perDay, penalty.most);
  return lost === 0 ? 0 : -lost;
}
