import type { Twips } from './nd30.ts';

/** Advances of Times New Roman Bold in thousandths of its size; marks above or below add nothing. */
const ADVANCES: readonly [number, string][] = [
  [250, ' ,.'],
  [278, 'il/'],
  [333, 'fjt-():;'],
  [389, 'sI'],
  [444, 'cerz'],
  [500, 'agovxyJ0123456789–'],
  [554, 'ơ'],
  [556, 'bdhknpquSđ"'],
  [600, 'ư'],
  [611, 'FP'],
  [667, 'BELTZ'],
  [722, 'wACDNRUVXYĐ'],
  [778, 'GHKOQƠ'],
  [796, 'Ư'],
  [833, 'm&'],
  [944, 'M'],
  [1000, 'W']
];

const ADVANCE = new Map(
  ADVANCES.flatMap(([advance, letters]) => [...letters].map((letter) => [letter, advance] as const))
);

/** Of anything that is not in the table, such as a quotation mark. */
const USUAL = 500;

/** All marks except the horn of ơ and ư, which makes a letter wider. */
const NARROW_MARKS = /(?!\u031b)\p{M}/gu;

/** How long a line of bold text is: what rules below titles are measured by. */
export function boldWidth(text: string, size: number): Twips {
  const letters = text.normalize('NFD').replace(NARROW_MARKS, '').normalize('NFC');
  const thousandths = [...letters].reduce((sum, letter) => sum + (ADVANCE.get(letter) ?? USUAL), 0);
  return Math.round((thousandths * size * 20) / 1000);
}

/** How long a rule below a title is: a share of the text, or of the line where the text has several. */
export const ruleWidth = (text: string, size: number, line: Twips, share: number): Twips =>
  Math.round(Math.min(boldWidth(text, size), line) * share);
