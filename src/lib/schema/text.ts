import { z } from 'zod';
import {
  hiddenSign,
  isPiledUp,
  isTooLongRaw,
  readWritten,
  signsOf,
  withoutHidden,
  type TextProblem,
  type TextShape
} from '../domain/core/written-text.ts';
import { accepted, refused, type Result } from '../domain/core/result.ts';
import { tidy } from '../domain/core/vietnamese.ts';

/*
 * Every text that comes from outside is of one of these kinds. Each bounds the raw text before
 * anything looks into it (domain/core/written-text.ts says why); no other file of this folder may
 * begin with a text of its own, which a lint rule holds.
 */

type Read = Result<string, TextProblem>;

/** A text that is read by this function; what is wrong stands under `params.text` of the issue. */
const readBy = (read: (raw: string) => Read) =>
  z.string().transform((raw, check) => {
    const done = read(raw);
    return done.ok ? done.value : refuse(check, done.refusal);
  });

function refuse(check: z.core.$RefinementCtx, problem: TextProblem): never {
  check.addIssue({ code: 'custom', message: problem.code, params: { text: problem } });
  return z.NEVER;
}

/** What is wrong with the text of this issue; null where the issue is about something else. */
export function textProblemOf(issue: z.core.$ZodIssue): TextProblem | null {
  if (issue.code !== 'custom') return null;
  return (issue.params as { text?: TextProblem } | undefined)?.text ?? null;
}

const written = (shape: TextShape) => (least: number, most: number) =>
  readBy((raw) => readWritten(raw, shape, { least, most }));

/** One line: a name, a reason, a word to search for. */
export const line = written('line');

/** Written in a field of several lines, kept as one. */
export const prose = written('prose');

/** A text that keeps its lines. */
export const lines = written('lines');

/** A list that is written in one field, a line each; empty ones are left out. */
export const listOfLines = (mostLines: number, longest: number, most = mostLines * longest) =>
  lines(0, most).transform((text, check) => {
    const list = text.split('\n').map(tidy).filter(Boolean);
    if (list.length > mostLines) return refuse(check, { code: 'too-many-lines', limit: mostLines });
    const isTooLong = list.some((one) => signsOf(one) > longest);
    return isTooLong ? refuse(check, { code: 'too-long', limit: longest }) : list;
  });

/**
 * One line that is looked up or compared: a code, a login name, words to search for, an answer.
 * Hidden signs that were copied along are dropped, because nobody could find them.
 */
export const cleaned = (least: number, most: number) =>
  readBy((raw) =>
    isTooLongRaw(raw, most)
      ? refused({ code: 'too-long', limit: most })
      : readWritten(withoutHidden(raw), 'line', { least, most })
  );

/** A password: bounded, and composed, because keyboards do that differently (B-S13). Any sign is good. */
export const secret = (least: number, most: number) =>
  readBy((raw) => {
    if (isTooLongRaw(raw, most)) return refused({ code: 'too-long', limit: most });
    const text = raw.normalize('NFC');
    return within(text, signsOf(text), least, most);
  });

/** A name that programs give each other, such as an id, taken as it stands. */
export const token = (most: number, least = 1) =>
  readBy((raw) => {
    const bounded = within(raw, raw.length, least, most);
    const codePoint = bounded.ok ? hiddenSign(raw) : null;
    if (codePoint !== null) return refused({ code: 'hidden-sign', codePoint });
    return bounded.ok && isPiledUp(raw) ? refused({ code: 'piled-marks' }) : bounded;
  });

/** The id of a row. */
export const id = token(60);

/** A text whose pattern says all of it, such as a number as people write it. */
export const shaped = (pattern: RegExp, most = 100, message?: string) =>
  z.string().max(most, { abort: true }).regex(pattern, message);

/** The same with blanks around it, which people copy along. */
export const shapedWithin = (pattern: RegExp, most = 100) =>
  z.string().max(most, { abort: true }).trim().regex(pattern);

/** A file in base64, as a preview carries it from one form to the next. */
export const fileContent = (most: number) => z.string().max(most, { abort: true }).pipe(z.base64());

/** Longer than any text that is put on record. */
const LONGEST_KEPT = 100_000;

/** A text out of our own record: it was looked at when it came, and must stay readable. */
export const kept = (least = 0, most = LONGEST_KEPT) =>
  z.string().max(most, { abort: true }).min(least);

const within = (text: string, length: number, least: number, most: number): Read => {
  if (length > most) return refused({ code: 'too-long', limit: most });
  return length < least ? refused({ code: 'too-short', least }) : accepted(text);
};
