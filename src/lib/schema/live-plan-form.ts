import { z } from 'zod';
import { LEVELS, TOPICS } from '../domain/contest/blueprint-cell.ts';
import { PRESETS } from '../domain/live/presets.ts';
import { SEGMENT_KINDS } from '../domain/live/segments.ts';
import type { Target } from '../domain/live/plan-places.ts';
import { award, limit, momentOf, secondsOf } from './live-typed.ts';
import { cleaned, id, line } from './text.ts';

/* Forms of those who prepare the programme of a final. */

const version = z.coerce.number().int().min(0);
const direction = z.enum(['up', 'down']);
const count = z.coerce.number().int().min(1).max(100);
const blank = z.literal('').transform(() => null);
const name = line(1, 120);
const topic = z.union([blank, z.enum(TOPICS)]);
const level = z.union([blank, z.enum(LEVELS)]);
const target = id.transform((text): Target =>
  text === 'next' || text === 'spare' ? text : { place: text }
);

export const planForm = z.strictObject({ version });
export const presetForm = z.strictObject({
  version,
  presetId: z.union([blank, z.enum(PRESETS.map((preset) => preset.id))])
});
export const newSegmentForm = z.strictObject({ version, kind: z.enum(SEGMENT_KINDS), name });
export const moveSegmentForm = z.strictObject({ version, segmentId: id, direction });

export const finalRulesForm = z
  .strictObject({
    version,
    floor: z.enum(['limit', 'none']),
    floorPoints: limit,
    tie: z.enum(['lot', 'host']),
    tieWindow: momentOf(1000),
    latency: momentOf(2000)
  })
  .transform(({ version, floor, floorPoints, tie, tieWindow, latency }) => ({
    version,
    floor: floor === 'limit' ? floorPoints : null,
    race: { tie, tieWindowMs: tieWindow, latencyBoundMs: latency }
  }));

export const placeForm = z.strictObject({ version, placeId: id });
export const movePlaceForm = z.strictObject({ version, placeId: id, direction });
export const addPlacesForm = z.strictObject({ version, count });
export const putForm = z.strictObject({ version, versionId: id, target });

export const ownValuesForm = z
  .strictObject({
    version,
    placeId: id,
    value: z.union([blank, award]),
    seconds: z.union([blank, secondsOf()])
  })
  .transform(({ seconds, ...place }) => ({ ...place, answerMs: seconds }));

export const drawForm = z.strictObject({
  version,
  count,
  topic,
  level,
  target: z.enum(['next', 'spare'])
});

/** The address of a segment's page: the search in the banks, and what is to be filled. */
export const segmentQuery = z.object({
  q: cleaned(0, 200).nullable().catch(null),
  topic: topic.catch(null),
  level: level.catch(null),
  /** The place that a question is being chosen or written for. */
  to: id.nullable().catch(null)
});
