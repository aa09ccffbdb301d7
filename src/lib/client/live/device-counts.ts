import { PLACES, type Place } from '#lib/domain/quiz/places.ts';
import type { Counts } from '#lib/domain/live/state.ts';

export type CountBar = { place: Place; count: number; share: number };

/** One bar for each option that is shown; `share` of all answers from 0 to 1. */
export function countBars(options: readonly string[], counts: Counts): CountBar[] {
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  return PLACES.slice(0, options.length).map((place) => {
    const count = counts.find((one) => one.place === place)?.count ?? 0;
    return { place, count, share: all === 0 ? 0 : count / all };
  });
}
