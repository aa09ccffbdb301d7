import { z } from 'zod';
import { THEMES } from '../domain/live/segments.ts';
import { kept } from './text.ts';

/* The values of the segments of a final, shared by its plan and its sealed programme. */

export const id = kept(1, 60);
export const segmentName = kept(1);
export const points = z.number().int().min(-1_000_000).max(1_000_000);
export const value = points.min(0);
/** Up to three hours: no part of a show is longer. */
export const ms = z
  .number()
  .int()
  .min(1)
  .max(3 * 60 * 60 * 1000);
const percent = z.number().int().min(0).max(100);

const none = z.strictObject({ kind: z.literal('none') });
const passOn = z.strictObject({ kind: z.literal('pass'), answerMs: ms, percent });
const steal = z.strictObject({
  kind: z.literal('steal'),
  pressMs: ms,
  answerMs: ms,
  wrongPercent: percent
});
const reopen = z.strictObject({ kind: z.literal('reopen'), pressMs: ms });
const early = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('allowed') }),
  z.strictObject({ kind: z.literal('ignored') }),
  z.strictObject({ kind: z.literal('foul'), points: points.max(0) })
]);

/**
 * A segment of any kind with all its values, and with further fields: of every segment, and of
 * those that ask questions.
 */
export const segmentsWith = <Every extends z.ZodRawShape, Asking extends z.ZodRawShape>(
  every: Every,
  asking: Asking
) => {
  const titled = { ...every, name: segmentName };
  const asks = { ...titled, ...asking };
  return z.discriminatedUnion('kind', [
    z.strictObject({
      ...titled,
      kind: z.literal('judged'),
      theme: z.enum(THEMES),
      maxPoints: value,
      thinkMs: ms.nullable(),
      limitMs: ms,
      overtime: z.strictObject({ everyMs: ms, points: value, most: value }).nullable()
    }),
    z.strictObject({
      ...asks,
      kind: z.literal('simultaneous'),
      answerMs: ms,
      right: value,
      wrong: points.max(0),
      blank: points.max(0),
      elimination: z.boolean()
    }),
    z.strictObject({
      ...asks,
      kind: z.literal('buzzer'),
      pressMs: ms,
      answerMs: ms,
      right: value,
      wrong: points.max(0),
      early,
      afterWrong: z.discriminatedUnion('kind', [none, reopen, passOn]),
      locksNext: z.boolean()
    }),
    z.strictObject({
      ...asks,
      kind: z.literal('package'),
      packages: z.array(z.strictObject({ value, answerMs: ms })).min(1),
      questionsPerTeam: z.number().int().min(1).max(100),
      wrong: points.max(0),
      stars: z.number().int().min(0).max(100),
      afterWrong: z.discriminatedUnion('kind', [none, steal, passOn])
    }),
    z.strictObject({
      ...asks,
      kind: z.literal('typed'),
      answerMs: ms,
      ladder: z.array(value).min(1),
      timeUnitMs: ms
    }),
    z.strictObject({ ...asks, kind: z.literal('audience'), answerMs: ms }),
    z.strictObject({
      ...asks,
      kind: z.literal('sudden-death'),
      pressMs: ms,
      answerMs: ms,
      early,
      mostQuestions: z.number().int().min(1).max(100)
    })
  ]);
};
