import { groupBy } from '../core/group.ts';
import type { Registration } from '../people/registration.ts';
import type { Entry } from './entry.ts';
import { byName } from './individuals.ts';

/** What the people of one unit, without those below it, bring to a ranking. */
export type UnitStrength = {
  unitId: string;
  registered: number;
  /** Those who have handed in. */
  tookPart: number;
  /** The strongest entries, at most as many as were asked for. */
  best: Entry[];
};

/**
 * What each unit brings. Units are counted apart from one another, so that a large contest can be
 * read in parts that hold all people of some units.
 *
 * @param most how many entries of a unit are looked at: those that count and the next best (B12)
 */
export function unitStrengths(
  registrations: readonly Registration[],
  entries: readonly Entry[],
  most: number
): UnitStrength[] {
  const handedIn = groupBy(entries, (entry) => entry.registration.unitId);
  const registered = groupBy(registrations, (one) => one.unitId);
  return [...registered].map(([unitId, own]) => ({
    unitId,
    registered: own.length,
    tookPart: handedIn.get(unitId)?.length ?? 0,
    best: strongest(handedIn.get(unitId) ?? [], most)
  }));
}

/** The best entries: more points, then less time. Names only settle the rest. */
export const strongest = (entries: readonly Entry[], most: number): Entry[] =>
  [...entries]
    .sort(
      (left, right) =>
        right.score - left.score || left.elapsedMs - right.elapsedMs || byName(left, right)
    )
    .slice(0, most);
