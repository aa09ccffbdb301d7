import type { Hundredths } from '../core/points.ts';
import { accepted, refused, type Result } from '../core/result.ts';
import {
  bankVersions,
  placesOf,
  type AskingPlanSegment,
  type Plan,
  type PlanPlace,
  type PlanQuestion
} from './plan.ts';
import { atPlaces, freeId, type PlanRefusal } from './plan-segments.ts';

/** Where a question goes: a place by id, the next empty one, or among the spare ones. */
export type Target = { place: string } | 'next' | 'spare';

type Changed = Result<Plan, PlanRefusal>;

/** More than a package segment of twenty teams needs. */
export const MOST_PLACES = 300;

/**
 * Puts a question into a place; what stood there goes. `next` is the first empty place, or a new
 * one at the end. No bank question stands twice in a plan.
 */
export function putQuestion(
  plan: Plan,
  segmentId: string,
  target: Target,
  question: PlanQuestion
): Changed {
  const isTaken = question.kind === 'bank' && bankVersions(plan).includes(question.versionId);
  if (isTaken) return refused('question-taken');
  return atPlaces(plan, segmentId, (segment) => {
    const { places, spares } = segment;
    const placeId = typeof target === 'object' ? target.place : firstEmpty(target, places);
    if (placeId !== undefined) return changePlaceOf(segment, placeId, { question });
    if (placesOf(segment).length >= MOST_PLACES) return refused('too-many-places');
    const place = newPlace(segment, { question });
    return accepted(
      target === 'spare'
        ? { places, spares: [...spares, { ...place, value: null, answerMs: null }] }
        : { places: [...places, place], spares }
    );
  });
}

/** Takes the question out of a place; an empty spare place is none. */
export const clearPlace = (plan: Plan, segmentId: string, placeId: string): Changed =>
  atPlaces(plan, segmentId, (segment) => {
    const isSpare = segment.spares.some(({ id }) => id === placeId);
    return isSpare
      ? withoutPlace(segment, placeId)
      : changePlaceOf(segment, placeId, { question: null });
  });

/** Takes a place out together with its question. */
export const removePlace = (plan: Plan, segmentId: string, placeId: string): Changed =>
  atPlaces(plan, segmentId, (segment) => withoutPlace(segment, placeId));

/** Gives a place a value and a time of its own; null for the segment's. */
export const changePlace = (
  plan: Plan,
  segmentId: string,
  placeId: string,
  own: { value: Hundredths | null; answerMs: number | null }
): Changed => atPlaces(plan, segmentId, (segment) => changePlaceOf(segment, placeId, own));

/** Adds empty places at the end, worth and timed as the last one is. */
export const addPlaces = (plan: Plan, segmentId: string, count: number): Changed =>
  atPlaces(plan, segmentId, (segment) => {
    if (placesOf(segment).length + count > MOST_PLACES) return refused('too-many-places');
    let places = segment.places;
    for (let added = 0; added < count; added += 1) {
      places = [...places, newPlace({ ...segment, places }, { question: null })];
    }
    return accepted({ places, spares: segment.spares });
  });

/**
 * Changes a question with the one before or after it. Value and time belong to the place and stay:
 * the third question of a sprint has 30 seconds, whichever it is.
 */
export const moveQuestion = (
  plan: Plan,
  segmentId: string,
  placeId: string,
  direction: 'up' | 'down'
): Changed =>
  atPlaces(plan, segmentId, ({ places, spares }) => {
    const isSpare = spares.some(({ id }) => id === placeId);
    const swapped = swap(isSpare ? spares : places, placeId, direction);
    if (!swapped) return refused('place-unknown');
    return accepted(isSpare ? { places, spares: swapped } : { places: swapped, spares });
  });

function swap(
  list: readonly PlanPlace[],
  placeId: string,
  direction: 'up' | 'down'
): PlanPlace[] | null {
  const from = list.findIndex(({ id }) => id === placeId);
  const [one, other] = [list[from], list[from + (direction === 'up' ? -1 : 1)]];
  if (!one) return null;
  return list.map((place) => {
    if (place === one && other) return { ...one, question: other.question };
    return place === other ? { ...other, question: one.question } : place;
  });
}

function firstEmpty(target: Target, places: readonly PlanPlace[]): string | undefined {
  return target === 'next' ? places.find(({ question }) => question === null)?.id : undefined;
}

/** Ids of spare places are of the same row, so that a question keeps one name all evening. */
function newPlace(segment: AskingPlanSegment, own: Pick<PlanPlace, 'question'>): PlanPlace {
  const last = segment.places.at(-1);
  const id = freeId(
    `${segment.id}-cau`,
    placesOf(segment).map((place) => place.id)
  );
  return { id, value: last?.value ?? null, answerMs: last?.answerMs ?? null, ...own };
}

function changePlaceOf(
  segment: AskingPlanSegment,
  placeId: string,
  own: Partial<PlanPlace>
): Result<Pick<AskingPlanSegment, 'places' | 'spares'>, PlanRefusal> {
  if (!placesOf(segment).some(({ id }) => id === placeId)) return refused('place-unknown');
  const change = (place: PlanPlace) => (place.id === placeId ? { ...place, ...own } : place);
  return accepted({ places: segment.places.map(change), spares: segment.spares.map(change) });
}

function withoutPlace(
  segment: AskingPlanSegment,
  placeId: string
): Result<Pick<AskingPlanSegment, 'places' | 'spares'>, PlanRefusal> {
  if (!placesOf(segment).some(({ id }) => id === placeId)) return refused('place-unknown');
  const rest = (list: readonly PlanPlace[]) => list.filter(({ id }) => id !== placeId);
  return accepted({ places: rest(segment.places), spares: rest(segment.spares) });
}
