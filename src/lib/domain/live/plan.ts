import type { Hundredths } from '../core/points.ts';
import type { FilledQuestion, Preset, SegmentPreset } from './preset.ts';
import { RACE } from './presets/slots.ts';
import type { RaceRules } from './programme.ts';
import type { Segment } from './segments.ts';

/** A question written for this final alone, with its key. */
export type OwnQuestion = { kind: 'own' } & FilledQuestion;

/**
 * What stands in a place: a version of a bank's question, whose words stay in the bank until the
 * programme is sealed, or an own one.
 */
export type PlanQuestion = { kind: 'bank'; versionId: string } | OwnQuestion;

/** A place for a question. Value and time are its own where they differ from the segment's. */
export type PlanPlace = {
  id: string;
  question: PlanQuestion | null;
  value: Hundredths | null;
  answerMs: number | null;
};

/** The segment of a preset from which the first values came. */
export type Origin = { presetId: string; segment: number };

type WithPlaces<One> = One extends { questionIds: unknown }
  ? Omit<One, 'questionIds' | 'spareIds'> & {
      origin: Origin;
      places: readonly PlanPlace[];
      spares: readonly PlanPlace[];
    }
  : One & { origin: Origin };

/** A segment while it is being prepared. */
export type PlanSegment = WithPlaces<Segment>;

/** A planned segment that has questions. */
export type AskingPlanSegment = Extract<PlanSegment, { places: unknown }>;

/** A programme while it is being prepared: anything in it may still be missing. */
export type Plan = {
  /** The preset it began from; null if it began empty. */
  presetId: string | null;
  floor: Hundredths | null;
  race: RaceRules;
  segments: readonly PlanSegment[];
};

/** What a new final begins with. Totals do not fall below 0 (B9 [G12][G34]). */
export const EMPTY_PLAN: Plan = { presetId: null, floor: 0, race: RACE, segments: [] };

export const hasPlaces = (segment: PlanSegment): segment is AskingPlanSegment =>
  segment.kind !== 'judged';

/** Every place of a segment, spare ones last; none where a jury marks. */
export const placesOf = (segment: PlanSegment): PlanPlace[] =>
  hasPlaces(segment) ? [...segment.places, ...segment.spares] : [];

/** Versions of bank questions that stand somewhere in the plan. */
export const bankVersions = ({ segments }: Plan): string[] =>
  segments
    .flatMap(placesOf)
    .flatMap(({ question }) => (question?.kind === 'bank' ? [question.versionId] : []));

/**
 * A plan from a preset with its places still empty. Ids are `phan-1`, `phan-1-cau-1` and so on.
 *
 * @param teamCount how many teams there are places for, where each team has questions of its own
 */
export const planFrom = (preset: Preset, teamCount: number): Plan => ({
  presetId: preset.id,
  floor: preset.floor,
  race: preset.race,
  segments: preset.segments.map((segment, index) =>
    segmentFrom(segment, `phan-${index + 1}`, { presetId: preset.id, segment: index }, teamCount)
  )
});

/** A planned segment with the values and as many empty places as the preset's. */
export function segmentFrom(
  preset: SegmentPreset,
  id: string,
  origin: Origin,
  teamCount: number
): PlanSegment {
  if (preset.kind === 'judged') return { ...preset, id, origin };
  const { slots, ...rules } = preset;
  const places = slots
    .flatMap((slot) => {
      const count = slot.per === 'team' ? slot.count * teamCount : slot.count;
      return Array.from({ length: count }, () => slot);
    })
    .map(({ value, answerMs }, index) => ({
      id: `${id}-cau-${index + 1}`,
      question: null,
      value,
      answerMs
    }));
  return { ...rules, id, origin, places, spares: [] };
}
