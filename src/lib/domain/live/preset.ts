import type { Hundredths } from '../core/points.ts';
import { hasPlaces, planFrom } from './plan.ts';
import { programmeOfPlan } from './plan-programme.ts';
import type { LiveKey, Programme, RaceRules, Team } from './programme.ts';
import type { Segment } from './segments.ts';

/** How many questions a segment wants, of what value and with what time of their own. */
export type QuestionSlot = {
  count: number;
  per: 'segment' | 'team';
  value: Hundredths | null;
  answerMs: number | null;
};

type WithSlots<One> = One extends { questionIds: unknown }
  ? Omit<One, 'id' | 'questionIds' | 'spareIds'> & { slots: readonly QuestionSlot[] }
  : Omit<One, 'id'>;

/** A segment without its questions. */
export type SegmentPreset = WithSlots<Segment>;

/** A form of final as data: the values of a real rulebook, or marked (K) where none is published. */
export type Preset = {
  id: string;
  name: string;
  floor: Hundredths | null;
  race: RaceRules;
  segments: readonly SegmentPreset[];
};

/** A question and key as an editor puts them into a slot. */
export type FilledQuestion = { stem: string; options: readonly string[] } & Pick<
  LiveKey,
  'right' | 'explanation' | 'citation'
>;

/** A question as those who prepare a final see it: without its key while a round uses its bank. */
export type ShownQuestion = Pick<FilledQuestion, 'stem' | 'options'> & {
  key: Pick<LiveKey, 'right' | 'explanation' | 'citation'> | null;
};

/** Which question stands where: segment and number from 1, across all slots of the segment. */
export type SlotPlace = { segmentId: string; number: number };

/**
 * A programme from a preset. Ids are `phan-1`, `phan-1-cau-1` and so on, in order.
 *
 * @param fill the question for a place; every place is asked once
 */
export function programmeFrom(
  preset: Preset,
  facts: { finalId: string; name: string; teams: readonly Team[] },
  fill: (place: SlotPlace) => FilledQuestion
): Programme {
  const plan = planFrom(preset, facts.teams.length);
  const segments = plan.segments.map((segment) => {
    if (!hasPlaces(segment)) return segment;
    const places = segment.places.map((place, index) => ({
      ...place,
      question: { kind: 'own' as const, ...fill({ segmentId: segment.id, number: index + 1 }) }
    }));
    return { ...segment, places };
  });
  return programmeOfPlan({ ...plan, segments }, facts, new Map());
}
