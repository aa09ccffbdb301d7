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
  const rankedUnits = new Map(
    tree.units.map(({ id }) => [id, tree.rankedUnit(id, rankedTypes)] as const)
  );
  const homeOf = ({ entry }: IndividualStanding): string => entry.registration.unitId;
  const own =
    unitId === null
      ? standings
      : standings.filter((one) => rankedUnits.get(homeOf(one))?.id === unitId);
  const places = unitId === null ? null : placesWithin(own);
  const placed = (standing: IndividualStanding): FoundIndividual => ({
    ...standing,
    unit: tree.get(homeOf(standing)),
    rankedUnit: rankedUnits.get(homeOf(standing)),
    rankWithin: places?.get(standing.rank) ?? null
  });
  const wanted = fold(words);
  const found = wanted === '' ? own : own.filter((one) => textOf(placed(one)).includes(wanted));
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const shown = Math.min(Math.max(1, page), pages);
  const rows = found.slice((shown - 1) * PAGE_SIZE, shown * PAGE_SIZE).map(placed);
  return { rows, found: found.length, page: shown, pages };
}

/**
 * Places within a unit by rank in the whole. The order of the whole is kept, so a place is 1 + those
 * before it there (K9).
 */
function placesWithin(own: readonly IndividualStanding[]): Map<number, number> {
  const places = new Map<number, number>();
  for (const [before, { rank }] of own.entries()) {
    if (!places.has(rank)) places.set(rank, before + 1);
  }
  return places;
}

function textOf({ entry, unit, rankedUnit }: FoundIndividual): string {
  const { fullName, staffCode, candidateNo } = entry.registration;
  const names = [fullName, staffCode, candidateNo, unit?.name ?? '', rankedUnit?.name ?? ''];
  return fold(names.join(' \u2022 '));
}
