import type { Hundredths } from '../core/points.ts';
import type { Aggregate } from './aggregation.ts';

/** A deduction (below 0) or bonus (above 0) beside the jury's mark, each with its reason. */
export type Adjustment = {
  kind: 'overtime' | 'late' | 'deduction' | 'bonus';
  points: Hundredths;
  reason: string;
};

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
