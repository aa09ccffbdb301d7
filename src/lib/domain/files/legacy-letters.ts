import { composed } from '../core/vietnamese.ts';
import { isSyllable } from '../core/syllable.ts';
import { LEGACY_ENCODINGS, type LegacyEncoding } from './legacy-encodings.ts';

/** A text in an encoding from before Unicode, and what it says. */
export type Legacy = { encoding: LegacyEncoding; guess: string };

/** More would not be a name or a position; looking for encodings in it would take long. */
const LONGEST = 200;

/**
 * Looks whether a text is Vietnamese only when read in an old encoding: TCVN3 (.VnTime), VNI,
 * Windows-1258, or UTF-8 taken for Latin letters. Names of other peoples are left alone: there is a
 * guess only where every word of it is a Vietnamese syllable and some word as it stands is none.
 */
export function legacyGuess(raw: string): Legacy | null {
  if (raw.length > LONGEST) return null;
  const given = raw.normalize('NFC');
  const marked = markedWords(given);
  if (marked.length === 0 || marked.every((word) => isSyllable(composed(word)))) return null;
  return guessIn(given, Object.keys(LEGACY_ENCODINGS) as LegacyEncoding[]);
}

/**
 * The same for a text that could be either, beside others that are certainly in this encoding:
 * "Tó" is a syllable, and in TCVN3 it is "Tú".
 */
export function legacyBeside(raw: string, encoding: LegacyEncoding): Legacy | null {
  const given = raw.normalize('NFC');
  const marked = markedWords(given);
  if (raw.length > LONGEST || marked.length === 0) return null;
  // Letters that Latin-1 has not are certainly Unicode.
  if ([...given].some((letter) => (letter.codePointAt(0) ?? 0) > 0xff)) return null;
  return guessIn(given, [encoding]);
}

function guessIn(given: string, encodings: readonly LegacyEncoding[]): Legacy | null {
  for (const encoding of encodings) {
    const guess = LEGACY_ENCODINGS[encoding](given);
    if (guess === null || guess === given) continue;
    const words = markedWords(guess);
    if (words.length > 0 && words.every(isSyllable)) return { encoding, guess };
  }
  return null;
}

/** Which columns are in an old encoding: each by the first cell that certainly is. */
export function legacyColumns(
  rows: readonly { cells: readonly string[] }[]
): ReadonlyMap<number, LegacyEncoding> {
  const found = new Map<number, LegacyEncoding>();
  for (const { cells } of rows) {
    for (const [place, cell] of cells.entries()) {
      const legacy = found.has(place) ? null : legacyGuess(cell);
      if (legacy) found.set(place, legacy.encoding);
    }
  }
  return found;
}

/** Words with something besides plain letters in them. */
const markedWords = (text: string): string[] =>
  text.split(/[\s.,;:()/'"-]+/u).filter((word) => /[^\x20-\x7e]/.test(word));
