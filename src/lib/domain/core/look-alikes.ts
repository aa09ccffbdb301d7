/**
 * Letters of other alphabets that look like Latin ones: a text with one of them looks right and is
 * found by nobody.
 */
const PAIRS: readonly [string, string][] = [
  ['АВЕКМНОРСТХІЈЅҮԁԛԜ', 'ABEKMHOPCTXIJSYdqW'],
  ['аеорсухіјѕһԝ', 'aeopcyxijshw'],
  ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'],
  ['αονρυ', 'aovpu']
];
const LATIN_OF = new Map(
  PAIRS.flatMap(([others, latin]) =>
    [...others].map((letter, at): [string, string] => [letter, latin[at] ?? letter])
  )
);

const FOREIGN = /[\p{Script=Cyrillic}\p{Script=Greek}]/gu;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const LATIN = /\p{Script=Latin}/u;

/** Cyrillic or Greek letters of a text, each once; null where there are none. */
export function foreignLetters(text: string): string | null {
  const found = text.match(FOREIGN);
  return found ? [...new Set(found)].join(' ') : null;
}

/** A word of Latin letters in which letters of another alphabet stand that look like them, or null. */
export function mixedWord(text: string): { word: string; letters: string } | null {
  for (const [word] of text.matchAll(WORD)) {
    const letters = [...new Set([...word].filter((letter) => LATIN_OF.has(letter)))];
    if (letters.length > 0 && LATIN.test(word)) return { word, letters: letters.join(' ') };
  }
  return null;
}

/** The text as the eye reads it: look-alikes in Latin letters, no sign at its end. Case stays. */
export const asSeen = (text: string): string =>
  [...text.replace(/[\s.,;:…]+$/u, '')].map((letter) => LATIN_OF.get(letter) ?? letter).join('');
