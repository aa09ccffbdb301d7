import type { Hundredths } from '../core/points.ts';
import type { Aggregate } from './aggregation.ts';

export const ADJUSTMENT_KINDS = ['overtime', 'late', 'deduction', 'bonus'] as const;
export type AdjustmentKind = (typeof ADJUSTMENT_KINDS)[number];

/** A deduction (below 0) or bonus (above 0) beside the jury's mark, each with its reason. */
export type Adjustment = {
  kind: AdjustmentKind;
  points: Hundredths;
  reason: string;
};

/** Deduction for every started piece of time beyond the limit, at most `most` (B11, K). */
export type Overtime = { everyMs: number; points: Hundredths; most: Hundredths };

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

/** What overtime costs, 0 or less: per started piece beyond the limit, with a cap (B11, K). */
export function overtimePoints(
  limitMs: number,
  overtime: Overtime | null,
  usedMs: number
): Hundredths {
  if (overtime === null || usedMs <= limitMs) return 0;
  const pieces = Math.ceil((usedMs - limitMs) / overtime.everyMs);
  return -Math.min(pieces * overtime.points, overtime.most);
}
