import { accepted, refused, type Result } from './result.ts';
import { composed, tidy } from './vietnamese.ts';

/*
 * What people write, looked at before anything is done with it. Composing a text (NFC) sorts its
 * marks, and that takes time with the square of their number: a text that is long or piled up must
 * be refused before, not after. Lengths count signs (code points) of the composed text.
 */

/** What is wrong with a written text. `text/written-text.ts` says it, and the way out. */
export type TextProblem =
  | { code: 'too-long'; limit: number }
  | { code: 'too-short'; least: number }
  | { code: 'hidden-sign'; codePoint: string }
  | { code: 'too-many-lines'; limit: number }
  | { code: 'line-break' }
  | { code: 'piled-marks' };

/**
 * How a text is kept: `line` is one line without needless blanks; `prose` is written in lines and
 * kept as one; `lines` keeps its lines as they are.
 */
export type TextShape = 'line' | 'prose' | 'lines';

/** No letter is written with more code units: Vietnamese ones decomposed have three. */
const RAW_PER_SIGN = 4;

/** More marks in a row than any language puts on one letter. */
const MOST_MARKS = 8;
const PILED = new RegExp(`\\p{M}{${MOST_MARKS + 1}}`, 'u');

/**
 * Signs that nobody sees: they steer (control, direction), join or fill. Of broken texts, halves of
 * pairs; of private ones, what only their writer's font has. The fillers of other scripts and the
 * grapheme joiner are letters and marks by their class, and as invisible.
 */
const HIDDEN =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Noncharacter_Code_Point}\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0]/u;
const ALL_HIDDEN = new RegExp(HIDDEN.source, 'gu');

/** Ends of lines and tabs, which fields of several lines may hold. */
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]/u;
const ALL_BREAKS = new RegExp(BREAKS.source, 'gu');
const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/gu;

/** Is a raw text longer than any text of so many signs can be? Looks at nothing but its length. */
export const isTooLongRaw = (raw: string, most: number): boolean =>
  raw.length > RAW_PER_SIGN * most;

/** Do marks stand on a letter in such a heap that composing it would take long? */
export const isPiledUp = (raw: string): boolean => PILED.test(raw);

/** The first sign that nobody sees as U+202E, or null. */
export function hiddenSign(raw: string): string | null {
  const point = HIDDEN.exec(raw)?.[0].codePointAt(0);
  return point === undefined ? null : `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** The text without signs that nobody sees; ends of lines and tabs become blanks. */
export const withoutHidden = (raw: string): string =>
  raw.replace(ALL_BREAKS, ' ').replace(ALL_HIDDEN, '');

/** The number of signs of a text. */
export const signsOf = (text: string): number => [...text].length;

/** Looks at a raw text in the order that costs nothing, and composes it last. */
export function readWritten(
  raw: string,
  shape: TextShape,
  { least, most }: { least: number; most: number }
): Result<string, TextProblem> {
  if (isTooLongRaw(raw, most)) return refused({ code: 'too-long', limit: most });
  if (shape === 'line' && BREAKS.test(raw)) return refused({ code: 'line-break' });
  const hidden = hiddenSign(shape === 'line' ? raw : raw.replace(ALL_BREAKS, ' '));
  if (hidden !== null) return refused({ code: 'hidden-sign', codePoint: hidden });
  if (isPiledUp(raw)) return refused({ code: 'piled-marks' });
  const text = shape === 'lines' ? composed(raw.replace(LINE_ENDS, '\n')) : tidy(raw);
  const length = signsOf(text);
  if (length > most) return refused({ code: 'too-long', limit: most });
  if (length < least) return refused({ code: 'too-short', least });
  return accepted(text);
}
