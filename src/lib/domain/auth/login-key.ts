import { composed } from '../core/vietnamese.ts';
import { undoKeyboard, isMarked, withoutMarks } from './vietnamese-keyboard.ts';

/** Blanks, dashes, dots and other signs between the letters and digits of a name. */
const BETWEEN = /[^\p{L}\p{N}\p{M}]/gu;

const narrow = (typed: string): string => composed(typed.normalize('NFKC')).replace(BETWEEN, '');

/** One for all ways of writing a code: O is a zero, and zeros before a number are none. */
const keyOf = (signs: string): string =>
  signs
    .toLowerCase()
    .replace(/o/g, '0')
    .replace(/(^|\D)0+(?=\d)/g, '$1');

/**
 * What a staff code or login name is found by however it was typed: `ĐT 00-117`, `dtoo117` and
 * `DT117` have one key.
 */
export const loginKey = (name: string): string => keyOf(withoutMarks(narrow(name)));

/** The keys that this may be typed for, the plain one first; a Vietnamese keyboard adds up to 16. */
export function loginKeys(typed: string): string[] {
  const signs = narrow(typed);
  const undone = isMarked(signs) ? undoKeyboard(signs, null, () => true).map(keyOf) : [];
  return [...new Set([loginKey(typed), ...undone])];
}
