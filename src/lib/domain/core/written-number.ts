import type { Fraction } from './fraction.ts';

/*
 * The one place where numbers become text, for screens, files and documents alike. Nothing is
 * rounded by the binary machine: a number is what its shortest decimals say (0.145 is 145/1000),
 * and a fraction is itself.
 */

/** How a language writes numbers. */
export type NumberSigns = { readonly group: string; readonly decimal: string };

export const VIETNAMESE: NumberSigns = { group: '.', decimal: ',' };
export const ENGLISH: NumberSigns = { group: ',', decimal: '.' };

/** How many decimals are shown: those beyond `atLeast` only where they say something. */
export type Decimals = { readonly atLeast: number; readonly atMost: number };

/** Always this many decimals, so that a column of a table lines up. */
export const always = (decimals: number): Decimals => ({ atLeast: decimals, atMost: decimals });

/** At most this many decimals, none that say nothing. */
export const upTo = (decimals: number): Decimals => ({ atLeast: 0, atMost: decimals });

/**
 * A number as text: halves away from zero ("half up" of B11), its sign kept wherever a figure other
 * than 0 is left ("-0,12"), and never before nothing ("0,00").
 */
export function writtenNumber(
  value: number | Fraction,
  { atLeast, atMost }: Decimals,
  { group, decimal }: NumberSigns
): string {
  const exact = typeof value === 'number' ? exactly(value) : value;
  if (exact === null) return NO_NUMBER;
  const isNegative = exact.numerator < 0n;
  const above = (isNegative ? -exact.numerator : exact.numerator) * 10n ** BigInt(atMost);
  const units = (2n * above + exact.denominator) / (2n * exact.denominator);
  const digits = String(units).padStart(atMost + 1, '0');
  const whole = digits.slice(0, digits.length - atMost);
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  const rest = shown(digits.slice(digits.length - atMost), atLeast);
  return `${isNegative && units > 0n ? '-' : ''}${grouped}${rest && decimal + rest}`;
}

/** Hundredths, such as marks and hundredths of a percent, as the number that they are. */
export function writtenHundredths(value: number, decimals: Decimals, signs: NumberSigns): string {
  const exact = exactly(value);
  if (exact === null) return NO_NUMBER;
  return writtenNumber({ ...exact, denominator: exact.denominator * 100n }, decimals, signs);
}

/** A number times a whole number without rounding: 0.145 times 100 is 14.5. */
export function multiplied(value: number, times: number): number | Fraction {
  const exact = exactly(value);
  return exact === null ? value : { ...exact, numerator: exact.numerator * BigInt(times) };
}

const NO_NUMBER = '–';

/** What the shortest decimals of a number say; null for what is no number. */
export function exactly(value: number): Fraction | null {
  if (!Number.isFinite(value)) return null;
  const [digits = '0', power = '0'] = String(value).split('e');
  const [whole = '0', decimals = ''] = digits.split('.');
  const numerator = BigInt(whole + decimals);
  const shift = Number(power) - decimals.length;
  return shift >= 0
    ? { numerator: numerator * 10n ** BigInt(shift), denominator: 1n }
    : { numerator, denominator: 10n ** BigInt(-shift) };
}

function shown(decimals: string, atLeast: number): string {
  const needed = decimals.replace(/0+$/, '');
  return needed.length >= atLeast ? needed : decimals.slice(0, atLeast);
}
