import type { Hundredths } from '../../core/points.ts';
import type { Programme, RaceRules } from '../programme.ts';
import type { SegmentKind } from '../segments.ts';

/** A segment by its name and numbers, without a word of its questions. */
export type SegmentOutline = {
  id: string;
  name: string;
  kind: SegmentKind;
  questionIds: readonly string[];
  spareIds: readonly string[];
  /** The most a jury may give. */
  maxPoints?: Hundredths;
};

/** What never changes while a final runs and the host chooses from. */
export type Outline = {
  teams: readonly { id: string; name: string; heat: number | null }[];
  segments: readonly SegmentOutline[];
  race: RaceRules;
};

/** @param heatOf the heat a team plays in, from 1; null where all play together */
export const outlineOf = (
  { teams, segments, race }: Programme,
  heatOf: (teamId: string) => number | null
): Outline => ({
  teams: teams.map(({ id, name }) => ({ id, name, heat: heatOf(id) })),
  segments: segments.map((segment) => ({
    id: segment.id,
    name: segment.name,
    kind: segment.kind,
    questionIds: 'questionIds' in segment ? segment.questionIds : [],
    spareIds: 'spareIds' in segment ? segment.spareIds : [],
    ...(segment.kind === 'judged' ? { maxPoints: segment.maxPoints } : {})
  })),
  race
});
