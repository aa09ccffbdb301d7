import { codeKey } from './codes.ts';
import type { Problem } from './table.ts';

/** A citizen number has twelve digits; of provinces before 100 the first is a zero, which Excel drops. */
const CITIZEN_DIGITS = 12;

/** A code without the zeros before its numbers: codes that differ only by them are one to the eye. */
export const withoutZeros = (code: string): string =>
  codeKey(code).replace(/(^|\D)0+(?=\d)/g, '$1');

/**
 * How long the numbers of a column are, if some of them begin with a zero: then they are codes of
 * one length and not counted through. Null where nothing is known.
 */
export function usualLength(numbers: readonly string[]): number | null {
  const lengths = numbers.filter((code) => code.startsWith('0')).map((code) => code.length);
  const [first] = lengths;
  return first !== undefined && lengths.every((length) => length === first) ? first : null;
}

/**
 * What tells that zeros at the beginning of a code were lost, or that it is a known one with more.
 *
 * @param own the code as it is known, if this very one is
 */
export function zeroProblem(
  given: string,
  own: string | null,
  { byZeros, longest }: { byZeros: ReadonlyMap<string, string>; longest: number | null }
): Problem | null {
  if (own !== null) return null;
  const known = byZeros.get(withoutZeros(given));
  if (known !== undefined) return { code: 'code-like-known', given, whole: known };
  if (!/^[1-9]\d*$/.test(given)) return null;
  if (given.length === CITIZEN_DIGITS - 1 || (longest !== null && given.length < longest)) {
    const digits = longest ?? CITIZEN_DIGITS;
    return { code: 'code-lost-zeros-here', given, whole: given.padStart(digits, '0') };
  }
  return null;
}
