import { z } from 'zod';
import type { SegmentSettings } from '../domain/live/plan-segments.ts';
import { THEMES } from '../domain/live/segments.ts';
import { buzzer, packageSegment, PACKAGE_ROWS, suddenDeath } from './live-press-form.ts';
import { award, check, deduction, minutesOf, secondsOf, titled } from './live-typed.ts';
import { cleaned } from './text.ts';

/* The values of a segment in human units; text/setting-values.ts writes what is read here. */

const seconds = secondsOf();
const minutes = minutesOf();
const blank = z.literal('').transform(() => null);

/** Points by order of speed: "40; 30; 20; 10". */
const ladder = cleaned(0, 400)
  .transform((text) => text.split(';').map((one) => one.trim()))
  .pipe(z.array(award).min(1).max(20));

const judged = z
  .strictObject({
    ...titled,
    kind: z.literal('judged'),
    theme: z.enum(THEMES),
    maxPoints: award,
    limit: minutes,
    think: z.union([blank, minutes]),
    overtime: z.enum(['none', 'deduct']),
    overtimePoints: award,
    overtimeEvery: minutes,
    overtimeMost: award
  })
  .transform(({ version, kind, name, theme, maxPoints, ...times }) => ({
    version,
    settings: {
      kind,
      name,
      theme,
      maxPoints,
      thinkMs: times.think,
      limitMs: times.limit,
      overtime:
        times.overtime === 'none'
          ? null
          : {
              everyMs: times.overtimeEvery,
              points: times.overtimePoints,
              most: times.overtimeMost
            }
    }
  }));

const simultaneous = z
  .strictObject({
    ...titled,
    kind: z.literal('simultaneous'),
    answer: seconds,
    right: award,
    wrong: deduction,
    blank: deduction,
    elimination: check
  })
  .transform(({ version, answer, ...values }) => ({
    version,
    settings: { ...values, answerMs: answer }
  }));

const typed = z
  .strictObject({ ...titled, kind: z.literal('typed'), answer: seconds, ladder, timeUnit: seconds })
  .transform(({ version, answer, timeUnit, ...values }) => ({
    version,
    settings: { ...values, answerMs: answer, timeUnitMs: timeUnit }
  }));

const audience = z
  .strictObject({ ...titled, kind: z.literal('audience'), answer: seconds })
  .transform(({ version, answer, ...values }) => ({
    version,
    settings: { ...values, answerMs: answer }
  }));

/** The form of a segment's values; its kind says which. */
export const settingsForm: z.ZodType<{ version: number; settings: SegmentSettings }> =
  z.discriminatedUnion('kind', [
    judged,
    simultaneous,
    buzzer,
    packageSegment,
    typed,
    audience,
    suddenDeath
  ]);

/** The fields of a form with its packages in a list: `value1`, `seconds1` and so on. */
export function readSettings(form: FormData): Record<string, unknown> {
  const fields = Object.fromEntries(form);
  if (fields['kind'] !== 'package') return fields;
  const rows = Array.from({ length: PACKAGE_ROWS }, (_, index) => index + 1);
  const list = rows.map((row) => ({
    value: fields[`value${row}`] ?? '',
    answerMs: fields[`seconds${row}`] ?? ''
  }));
  const others = Object.entries(fields).filter(([name]) => !/^(value|seconds)\d$/.test(name));
  return { ...Object.fromEntries(others), packages: list };
}
