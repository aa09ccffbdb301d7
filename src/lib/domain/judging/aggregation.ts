import {
  compareFractions,
  distance,
  fraction,
  meanOf,
  minus,
  rounded,
  sumOf,
  ZERO,
  type Fraction
} from '../core/fraction.ts';
import type { Hundredths } from '../core/points.ts';

/** How the totals of a panel become one mark (B11). */
export const METHODS = ['mean', 'sum', 'trimmed-mean', 'median'] as const;
export type Method = (typeof METHODS)[number];

/** What happens when judges lie too far apart (B11, gap rules). */
export type SpreadGate = { atLeast: Hundredths; action: 'confer' | 'third-marker' };

export type Aggregation = {
  method: Method;
  /** Totals further than this from the mean of all are left out; null for no such rule. */
  outlier: { furthest: Hundredths } | null;
  gate: SpreadGate | null;
  /** The result is given in whole multiples of this many hundredths, halves up. */
  precision: Hundredths;
};

/** One judge's total, in exact hundredths. */
export type JudgeTotal = { judgeId: string; total: Fraction };

/** Why a judge's total does not count. */
export type LeftOut = 'outlier' | 'highest' | 'lowest';

/** The one mark of a panel and how it came about, line by line. */
export type Aggregate = {
  method: Method;
  lines: readonly (JudgeTotal & { leftOut: LeftOut | null })[];
  exact: Fraction;
  result: Hundredths;
  /** Highest less lowest of all totals. */
  spread: Fraction;
  isGateReached: boolean;
};

/** Fewer than this and there is no middle to keep when the ends go. */
const LEAST_TO_TRIM = 3;

/**
 * One mark from the totals of a panel, exact until the last step (B11). The outlier rule looks once
 * at the mean of all; it never leaves fewer than one total.
 *
 * @throws RangeError without totals: nobody has marked
 */
export function aggregate(totals: readonly JudgeTotal[], rules: Aggregation): Aggregate {
  if (totals.length === 0) throw new RangeError('nobody has marked');
  const ordered = [...totals].sort(byTotal);
  const outlying = outliers(ordered, rules.outlier);
  const inside = ordered.filter(({ judgeId }) => !outlying.has(judgeId));
  const ends = rules.method === 'trimmed-mean' ? endsOf(inside) : new Map<string, LeftOut>();
  const counted = inside.filter(({ judgeId }) => !ends.has(judgeId)).map(({ total }) => total);
  const exact = combined(counted, rules.method);
  const spread = spreadOf(ordered);
  return {
    method: rules.method,
    lines: totals.map((one) => ({
      ...one,
      leftOut: outlying.has(one.judgeId) ? 'outlier' : (ends.get(one.judgeId) ?? null)
    })),
    exact,
    result: rounded(exact, rules.precision),
    spread,
    isGateReached:
      rules.gate !== null && compareFractions(spread, fraction(rules.gate.atLeast)) >= 0
  };
}

/** The same totals by every method, to be looked at before the marks are locked. */
export const byEveryMethod = (
  totals: readonly JudgeTotal[],
  rules: Aggregation
): Record<Method, Aggregate> =>
  Object.fromEntries(
    METHODS.map((method) => [method, aggregate(totals, { ...rules, method })])
  ) as Record<Method, Aggregate>;

/** Lowest first; equal ones by judge, so that the order of arrival never shows. */
const byTotal = (left: JudgeTotal, right: JudgeTotal): number =>
  compareFractions(left.total, right.total) || (left.judgeId < right.judgeId ? -1 : 1);

function outliers(ordered: readonly JudgeTotal[], rule: Aggregation['outlier']): Set<string> {
  if (rule === null) return new Set();
  const mean = meanOf(ordered.map(({ total }) => total));
  const furthest = fraction(rule.furthest);
  const far = ordered.filter(({ total }) => compareFractions(distance(total, mean), furthest) > 0);
  // Half for, half against: with all of them far from the middle nobody is the outlier.
  return far.length === ordered.length ? new Set() : new Set(far.map(({ judgeId }) => judgeId));
}

function endsOf(inside: readonly JudgeTotal[]): Map<string, LeftOut> {
  const [lowest, highest] = [inside[0], inside.at(-1)];
  if (inside.length < LEAST_TO_TRIM || !lowest || !highest) return new Map();
  return new Map([
    [lowest.judgeId, 'lowest'],
    [highest.judgeId, 'highest']
  ]);
}

function combined(ordered: readonly Fraction[], method: Method): Fraction {
  switch (method) {
    case 'sum':
      return sumOf(ordered);
    case 'mean':
    case 'trimmed-mean':
      return meanOf(ordered);
    case 'median': {
      const middle = Math.floor((ordered.length - 1) / 2);
      return meanOf(ordered.slice(middle, ordered.length - middle));
    }
  }
}

function spreadOf(ordered: readonly JudgeTotal[]): Fraction {
  const [lowest, highest] = [ordered[0], ordered.at(-1)];
  return lowest && highest ? minus(highest.total, lowest.total) : ZERO;
}
