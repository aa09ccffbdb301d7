import { z } from 'zod';
import { EMPTY_PLAN, type Plan, type PlanSegment } from '../domain/live/plan.ts';
import { finalFields, keyFields, ownFields, shownFields } from './live-programme.ts';
import { id, segmentsWith } from './live-segments.ts';

const question = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('bank'), versionId: id }),
  z.strictObject({ kind: z.literal('own'), ...shownFields, ...keyFields })
]);

const places = z.array(z.strictObject({ id, question: question.nullable(), ...ownFields }));

const origin = z.strictObject({ presetId: id, segment: z.number().int().min(0) });

const segment: z.ZodType<PlanSegment> = segmentsWith({ id, origin }, { places, spares: places });

const plan: z.ZodType<Plan> = z.strictObject({
  presetId: id.nullable(),
  segments: z.array(segment),
  ...finalFields
});

/** A plan as an editor reads and writes it: `version` counts its changes. */
export type VersionedPlan = { version: number; plan: Plan };

/** `final.plan` as stored; a new final has an empty object. */
export const storedPlan: z.ZodType<VersionedPlan> = z.union([
  z.strictObject({ version: z.number().int().min(1), plan }),
  z.strictObject({}).transform(() => ({ version: 0, plan: EMPTY_PLAN }))
]);
