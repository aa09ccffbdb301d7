import { z } from 'zod';
import type { Result } from '../domain/core/result.ts';
import { vietnamIsoDay, vietnamTime, type Instant } from '../domain/core/time.ts';
import { readTypedDay, readTypedMoment } from '../domain/core/typed-time.ts';
import { cleaned } from './text.ts';

/** "ngày 1 tháng 12 năm 2026, 7 giờ 30 phút" and some blanks. */
const LONGEST = 80;

const typed = <Value>(read: (text: string) => Result<Value, string>) =>
  cleaned(0, LONGEST).transform((text, check): Value => {
    const done = read(text);
    if (done.ok) return done.value;
    check.addIssue({ code: 'custom', message: done.refusal });
    return z.NEVER;
  });

/** A day with a time of day as somebody typed it, or as an address has it, in Vietnam. */
export const typedMoment = typed(readTypedMoment);

/** A day as somebody typed it, as its beginning in Vietnam. */
export const typedDay = typed(readTypedDay).transform(({ year, month, day }): Instant =>
  vietnamTime(year, month, day)
);

/** The same as "2026-12-01", as documents and plans keep it. */
export const typedIsoDay = typedDay.transform(vietnamIsoDay);
