import { z } from 'zod';
import { hundredths } from '../domain/core/points.ts';
import { MINUTE, SECOND } from '../domain/core/time.ts';
import { ms, points, value } from './live-segments.ts';
import { line, shapedWithin } from './text.ts';

/* Numbers as people type them: "2,5" or "2.5", without groups of thousands. */

const typed = (pattern: RegExp) =>
  shapedWithin(pattern).transform((text) => Number(text.replace(',', '.')));

const amount = typed(/^\d{1,6}([.,]\d{1,2})?$/);

/** Points that are given, in hundredths. */
export const award = amount.transform(hundredths).pipe(value);

/** Points that are taken away, typed without a sign; zero or less. */
export const deduction = award.transform((taken) => (taken === 0 ? 0 : -taken));

/** Points on either side of zero. */
export const limit = typed(/^-?\d{1,6}([.,]\d{1,2})?$/)
  .transform((typed) => hundredths(typed) + 0)
  .pipe(points);

/** Seconds above zero, as milliseconds. */
export const secondsOf = () => amount.transform((seconds) => Math.round(seconds * SECOND)).pipe(ms);

/** Minutes above zero, to whole seconds, as milliseconds. */
export const minutesOf = () =>
  amount.transform((minutes) => Math.round((minutes * MINUTE) / SECOND) * SECOND).pipe(ms);

/** A part of a second or none, as milliseconds. */
export const momentOf = (mostMs: number) =>
  amount
    .transform((seconds) => Math.round(seconds * SECOND))
    .pipe(z.number().int().min(0).max(mostMs));

/** What every form of a segment has. */
export const titled = {
  version: z.coerce.number().int().min(0),
  name: line(1, 120)
};

export const check = z
  .literal('on')
  .optional()
  .transform((on) => on === 'on');

export const percent = z.coerce.number().int().min(0).max(100);
