import { z } from 'zod';
import type { Programme } from '../domain/live/programme.ts';
import type { Segment } from '../domain/live/segments.ts';
import { PLACES, type Place } from '../domain/quiz/places.ts';
import { id, ms, points, segmentsWith, value } from './live-segments.ts';
import { kept } from './text.ts';

const text = kept(1, 16_000);
const place = z.enum(PLACES as [Place, ...Place[]]);

const segment: z.ZodType<Segment> = segmentsWith(
  { id },
  { questionIds: z.array(id), spareIds: z.array(id) }
);

/** What a question shows. */
export const shownFields = { stem: text, options: z.array(text).max(PLACES.length) };

/** What makes an answer right, and why. */
export const keyFields = {
  right: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('choice'), places: z.array(place).min(1) }),
    z.strictObject({ kind: z.literal('text'), accepted: z.array(text).min(1) })
  ]),
  explanation: kept(),
  citation: z.strictObject({ document: kept(), article: kept() })
};

/** Value and time where they differ from the segment's. */
export const ownFields = { value: value.nullable(), answerMs: ms.nullable() };

/** What holds for the whole final. */
export const finalFields = {
  floor: points.nullable(),
  race: z.strictObject({
    latencyBoundMs: z.number().int().min(0).max(2000),
    tieWindowMs: z.number().int().min(0).max(1000),
    tie: z.enum(['lot', 'host'])
  })
};

/** `final.programme` as stored and as an editor sends it. `programmeProblems` checks the rest. */
export const programme: z.ZodType<Programme> = z.strictObject({
  finalId: id,
  name: kept(1),
  teams: z.array(z.strictObject({ id, name: kept(1) })),
  segments: z.array(segment),
  questions: z.array(z.strictObject({ id, ...shownFields, ...ownFields })),
  keys: z.array(z.strictObject({ questionId: id, ...keyFields })),
  ...finalFields
});
