import { z } from 'zod';
import type { Programme } from '../domain/live/programme.ts';
import { THEMES, type Segment } from '../domain/live/segments.ts';
import { PLACES, type Place } from '../domain/quiz/places.ts';

const id = z.string().min(1).max(60);
const text = z.string().min(1).max(4000);
const points = z.number().int().min(-1_000_000).max(1_000_000);
const value = points.min(0);
/** Up to three hours: no part of a show is longer. */
const ms = z
  .number()
  .int()
  .min(1)
  .max(3 * 60 * 60 * 1000);
const percent = z.number().int().min(0).max(100);
const place = z.enum(PLACES as [Place, ...Place[]]);

const titled = { id, name: z.string().min(1).max(200) };
const asking = { ...titled, questionIds: z.array(id), spareIds: z.array(id) };
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

const segment: z.ZodType<Segment> = z.discriminatedUnion('kind', [
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
    ...asking,
    kind: z.literal('simultaneous'),
    answerMs: ms,
    right: value,
    wrong: points.max(0),
    blank: points.max(0),
    elimination: z.boolean()
  }),
  z.strictObject({
    ...asking,
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
    ...asking,
    kind: z.literal('package'),
    packages: z.array(z.strictObject({ value, answerMs: ms })).min(1),
    questionsPerTeam: z.number().int().min(1).max(100),
    wrong: points.max(0),
    stars: z.number().int().min(0).max(100),
    afterWrong: z.discriminatedUnion('kind', [none, steal, passOn])
  }),
  z.strictObject({
    ...asking,
    kind: z.literal('typed'),
    answerMs: ms,
    ladder: z.array(value).min(1),
    timeUnitMs: ms
  }),
  z.strictObject({ ...asking, kind: z.literal('audience'), answerMs: ms }),
  z.strictObject({
    ...asking,
    kind: z.literal('sudden-death'),
    pressMs: ms,
    answerMs: ms,
    early,
    mostQuestions: z.number().int().min(1).max(100)
  })
]);

/** `final.programme` as stored and as an editor sends it. `programmeProblems` checks the rest. */
export const programme: z.ZodType<Programme> = z.strictObject({
  finalId: id,
  name: z.string().min(1).max(200),
  teams: z.array(z.strictObject({ id, name: z.string().min(1).max(200) })),
  segments: z.array(segment),
  questions: z.array(
    z.strictObject({
      id,
      stem: text,
      options: z.array(text).max(PLACES.length),
      value: value.nullable(),
      answerMs: ms.nullable()
    })
  ),
  keys: z.array(
    z.strictObject({
      questionId: id,
      right: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('choice'), places: z.array(place).min(1) }),
        z.strictObject({ kind: z.literal('text'), accepted: z.array(text).min(1) })
      ]),
      explanation: z.string().max(4000),
      citation: z.strictObject({ document: z.string().max(500), article: z.string().max(500) })
    })
  ),
  floor: points.nullable(),
  race: z.strictObject({
    latencyBoundMs: z.number().int().min(0).max(2000),
    tieWindowMs: z.number().int().min(0).max(1000),
    tie: z.enum(['lot', 'host'])
  })
});
