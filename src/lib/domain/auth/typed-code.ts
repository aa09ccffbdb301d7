import { isMarked, undoKeyboard } from './vietnamese-keyboard.ts';

/** Letters and digits that nobody confuses on paper: no 0/O, 1/I/L, 5/S, 2/Z, 8/B. */
export const CODE_ALPHABET = 'ACDEFGHJKMNPQRTUVWXY34679';
export const CODE_LENGTH = 10;

/** What was typed for an activation code. Only `codes` can be one; the others are no tries. */
export type TypedCode =
  | { kind: 'codes'; codes: readonly string[] }
  | { kind: 'missing' }
  /** Marks that a Vietnamese keyboard made, and no code can be found under them. */
  | { kind: 'keyboard' }
  /** Signs that no code has. */
  | { kind: 'letters'; letters: string }
  | { kind: 'length'; typed: number };

/** Blanks, dashes and dots of all kinds, and signs that are not seen. */
const BETWEEN = /[\p{Z}\p{P}\p{C}\p{Sm}\p{Sk}]/gu;

/** The signs of a code as they were typed: full-width ones made narrow, in capitals. */
export const tidyCode = (typed: string): string =>
  typed.normalize('NFKC').replace(BETWEEN, '').normalize('NFC').toUpperCase();

const isCode = (signs: string): boolean =>
  signs.length === CODE_LENGTH && foreignIn(signs).length === 0;

const foreignIn = (signs: string): string[] => [
  ...new Set([...signs].filter((sign) => !CODE_ALPHABET.includes(sign)))
];

/** Understands a code as fingers type it off paper. */
export function readTypedCode(typed: string): TypedCode {
  const signs = tidyCode(typed);
  if (signs === '') return { kind: 'missing' };
  if (isMarked(signs)) {
    const codes = undoKeyboard(signs, CODE_LENGTH, isCode);
    return codes.length > 0 ? { kind: 'codes', codes } : { kind: 'keyboard' };
  }
  const foreign = foreignIn(signs);
  if (foreign.length > 0) return { kind: 'letters', letters: foreign.slice(0, 5).join(', ') };
  if (signs.length !== CODE_LENGTH) return { kind: 'length', typed: signs.length };
  return { kind: 'codes', codes: [signs] };
}

/**
 * Whether no Vietnamese keyboard changes this part of a code that is typed in one go: new codes are
 * made of such parts. Marks come by doubled letters, by keys after a vowel or D, and by W.
 */
export const survivesKeyboards = (part: string): boolean =>
  !/W|A.*A|E.*E|D.*[D9]|[AEUY].*[FRXJ34]|[AE].*6|U.*7/.test(part);
