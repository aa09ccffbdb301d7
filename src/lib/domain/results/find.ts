import { fold } from '../core/vietnamese.ts';
import type { UnitTree } from '../units/tree.ts';
import type { Unit, UnitType } from '../units/unit.ts';
import type { IndividualStanding } from './individuals.ts';

/** Which part of the ranking somebody wants to see. */
export type IndividualQuery = {
  /** Part of a name, staff code, candidate number or unit, with or without diacritics. */
  words: string;
  /** Only contestants who count for this ranked unit. */
  unitId: string | null;
  /** From 1. */
  page: number;
};

/** A standing with its units and, where one ranked unit is looked at, the place within it. */
export type FoundIndividual = IndividualStanding & {
  unit: Unit | undefined;
  rankedUnit: Unit | undefined;
  rankWithin: number | null;
};

export type IndividualPage = {
  rows: FoundIndividual[];
  found: number;
  page: number;
  pages: number;
};

const PAGE_SIZE = 50;

/** The page of the ranking that a query asks for; a page too far is the last one. */
export function findIndividuals(
  standings: readonly IndividualStanding[],
  tree: UnitTree,
  rankedTypes: readonly UnitType[],
  { words, unitId, page }: IndividualQuery
): IndividualPage {
  const placed = standings.map((standing) => {
    const home = standing.entry.registration.unitId;
    const rankedUnit = tree.rankedUnit(home, rankedTypes);
    return { ...standing, unit: tree.get(home), rankedUnit, rankWithin: null };
  });
  const inUnit = unitId === null ? placed : within(placed, unitId);
  const wanted = fold(words);
  const found = wanted === '' ? inUnit : inUnit.filter((one) => textOf(one).includes(wanted));
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const shown = Math.min(Math.max(1, page), pages);
  const rows = found.slice((shown - 1) * PAGE_SIZE, shown * PAGE_SIZE);
  return { rows, found: found.length, page: shown, pages };
}

/** The order of the whole is kept, so a place within a unit is 1 + those before it there (K9). */
function within(placed: readonly FoundIndividual[], unitId: string): FoundIndividual[] {
  const own = placed.filter((one) => one.rankedUnit?.id === unitId);
  return own.map((one) => ({
    ...one,
    rankWithin: 1 + own.findIndex((other) => other.rank === one.rank)
  }));
}

function textOf({ entry, unit, rankedUnit }: FoundIndividual): string {
  const { fullName, staffCode, candidateNo } = entry.registration;
  const names = [fullName, staffCode, candidateNo, unit?.name ?? '', rankedUnit?.name ?? ''];
  return fold(names.join(' \u2022 '));
}
