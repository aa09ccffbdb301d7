import { hasPlaces, placesOf, type PlanSegment } from '#lib/domain/live/plan.ts';
import { clockTimeOf, mostPoints } from '#lib/domain/live/plan-figures.ts';
import { duration, marks, number } from '#lib/text/format.ts';
import * as m from '#lib/text/paraglide/messages.js';

/** A segment in a line: questions, points, time. */
export function segmentFacts(segment: PlanSegment, teamCount: number): string[] {
  const most = mostPoints(segment, teamCount);
  const time = clockTimeOf(segment, teamCount);
  return [
    ...questionFacts(segment),
    most > 0 ? m.programme_most({ points: marks(most) }) : m.programme_no_points(),
    ...(time > 0 ? [m.programme_clock({ time: duration(time) })] : [])
  ];
}

function questionFacts(segment: PlanSegment): string[] {
  if (!hasPlaces(segment)) return [m.programme_jury_marks()];
  const { places, spares } = segment;
  return [
    m.programme_questions_count({ count: number(places.length) }),
    ...(spares.length > 0 ? [m.programme_spares_count({ count: number(spares.length) })] : [])
  ];
}

/** Places of all segments, spare ones too. */
export const placeCount = (segments: readonly PlanSegment[]): number =>
  segments.flatMap(placesOf).length;
