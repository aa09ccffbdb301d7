import type { Hundredths } from './points.ts';

/**
 * An exact number: means of marks are thirds and sevenths, which no decimal holds. In lowest terms,
 * the denominator above 0, so that equal numbers look equal.
 */
export type Fraction = { readonly numerator: bigint; readonly denominator: bigint };

/** @throws RangeError if the denominator is 0 */
export function fraction(numerator: bigint | number, denominator: bigint | number = 1n): Fraction {
  const [above, below] = [BigInt(numerator), BigInt(denominator)];
  if (below === 0n) throw new RangeError('a fraction of nothing');
  const sign = below < 0n ? -1n : 1n;
  const divisor = greatestDivisor(above < 0n ? -above : above, below * sign);
  return { numerator: (sign * above) / divisor, denominator: (sign * below) / divisor };
}

export const ZERO: Fraction = fraction(0);

export const plus = (left: Fraction, right: Fraction): Fraction =>
  fraction(
    left.numerator * right.denominator + right.numerator * left.denominator,
    left.denominator * right.denominator
  );

export const minus = (left: Fraction, right: Fraction): Fraction =>
  plus(left, fraction(-right.numerator, right.denominator));

export const times = (left: Fraction, right: Fraction): Fraction =>
  fraction(left.numerator * right.numerator, left.denominator * right.denominator);

export const sumOf = (all: readonly Fraction[]): Fraction => all.reduce(plus, ZERO);

/** @throws RangeError for an empty list */
export const meanOf = (all: readonly Fraction[]): Fraction =>
  times(sumOf(all), fraction(1, all.length));

/** Negative if left is less, positive if it is more, 0 if they are equal. */
export function compareFractions(left: Fraction, right: Fraction): number {
  const difference = left.numerator * right.denominator - right.numerator * left.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export const distance = (left: Fraction, right: Fraction): Fraction =>
  compareFractions(left, right) < 0 ? minus(right, left) : minus(left, right);

/**
 * The nearest multiple of a step, halves away from zero ("half up" of B11): for display and for the
 * one number that leaves the jury.
 *
 * @param step in hundredths: 1 for two decimals, 10 for one, 100 for whole points
 */
export function rounded(value: Fraction, step: Hundredths = 1): Hundredths {
  const below = value.denominator * BigInt(step);
  const isNegative = value.numerator < 0n;
  const above = isNegative ? -value.numerator : value.numerator;
  const steps = (2n * above + below) / (2n * below);
  return Number(isNegative ? -steps : steps) * step;
}

function greatestDivisor(left: bigint, right: bigint): bigint {
  let [a, b] = [left, right];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? 1n : a;
}
