import { accepted, refused, type Result } from '../core/result.ts';
import {
  hasPlaces,
  segmentFrom,
  type AskingPlanSegment,
  type Plan,
  type PlanSegment
} from './plan.ts';
import { PRESETS } from './presets.ts';
import type { Segment, SegmentKind } from './segments.ts';

/** Why a plan was not changed. */
export type PlanRefusal =
  | 'segment-unknown'
  | 'place-unknown'
  | 'question-unknown'
  | 'question-taken'
  | 'too-many-segments'
  | 'too-many-places'
  | 'bank-exhausted';

type WithoutQuestions<One> = One extends { questionIds: unknown }
  ? Omit<One, 'id' | 'questionIds' | 'spareIds'>
  : Omit<One, 'id'>;

/** All values of a segment, name included, apart from its questions. */
export type SegmentSettings = WithoutQuestions<Segment>;

/** More than any evening has. */
export const MOST_SEGMENTS = 30;

/** Adds a segment of a kind at the end, with the values of the first preset that has the kind. */
export function addSegment(
  plan: Plan,
  { kind, name }: { kind: SegmentKind; name: string },
  teamCount: number
): Result<Plan, PlanRefusal> {
  if (plan.segments.length >= MOST_SEGMENTS) return refused('too-many-segments');
  const id = freeId(
    'phan',
    plan.segments.map((segment) => segment.id)
  );
  const segment = { ...defaultOf(kind, id, teamCount), name };
  return accepted({ ...plan, segments: [...plan.segments, segment] });
}

export const removeSegment = (plan: Plan, segmentId: string): Result<Plan, PlanRefusal> =>
  atSegment(plan, segmentId, () => accepted(null));

/** Moves a segment one place up or down; at the end of the list nothing happens. */
export function moveSegment(
  plan: Plan,
  segmentId: string,
  direction: 'up' | 'down'
): Result<Plan, PlanRefusal> {
  const from = plan.segments.findIndex(({ id }) => id === segmentId);
  const segment = plan.segments[from];
  if (!segment) return refused('segment-unknown');
  const to = Math.max(0, from + (direction === 'up' ? -1 : 1));
  const segments = plan.segments.filter((_, index) => index !== from);
  segments.splice(to, 0, segment);
  return accepted({ ...plan, segments });
}

/** Gives a segment other values; its questions stay. A segment never changes its kind. */
export const changeSegment = (
  plan: Plan,
  segmentId: string,
  settings: SegmentSettings
): Result<Plan, PlanRefusal> =>
  atSegment(plan, segmentId, (segment) =>
    segment.kind === settings.kind
      ? accepted({ ...segment, ...settings } as PlanSegment)
      : refused('segment-unknown')
  );

/** The plan with one segment changed, or taken out for null. */
function atSegment(
  plan: Plan,
  segmentId: string,
  change: (segment: PlanSegment) => Result<PlanSegment | null, PlanRefusal>
): Result<Plan, PlanRefusal> {
  const index = plan.segments.findIndex(({ id }) => id === segmentId);
  const segment = plan.segments[index];
  if (!segment) return refused('segment-unknown');
  const changed = change(segment);
  if (!changed.ok) return changed;
  const after = changed.value === null ? [] : [changed.value];
  const segments = plan.segments.flatMap((one, at) => (at === index ? after : [one]));
  return accepted({ ...plan, segments });
}

/** The plan with the places of one segment changed. */
export const atPlaces = (
  plan: Plan,
  segmentId: string,
  change: (
    segment: AskingPlanSegment
  ) => Result<Pick<AskingPlanSegment, 'places' | 'spares'>, PlanRefusal>
): Result<Plan, PlanRefusal> =>
  atSegment(plan, segmentId, (segment) => {
    if (!hasPlaces(segment)) return refused('place-unknown');
    const changed = change(segment);
    return changed.ok ? accepted({ ...segment, ...changed.value }) : changed;
  });

/** A name with a number that no other has: an id never returns in another's place unseen. */
export function freeId(prefix: string, taken: readonly string[]): string {
  const numbers = taken.map((id) => Number(id.slice(prefix.length + 1)));
  return `${prefix}-${Math.max(0, ...numbers) + 1}`;
}

/** @throws Error if no preset has the kind: the presets show every kind */
function defaultOf(kind: SegmentKind, id: string, teamCount: number): PlanSegment {
  for (const preset of PRESETS) {
    const index = preset.segments.findIndex((segment) => segment.kind === kind);
    const segment = preset.segments[index];
    if (segment)
      return segmentFrom(segment, id, { presetId: preset.id, segment: index }, teamCount);
  }
  throw new Error(`no preset has a segment of kind ${kind}`);
}
