import type { UnitTree } from '../units/tree.ts';
import type { Unit } from '../units/unit.ts';

/** The part of a contest that a report is about: a unit with all below it, a bloc, or both. */
export type ReportScope = { topId: string | null; bloc: string | null };

export const WHOLE_CONTEST: ReportScope = { topId: null, bloc: null };

/** The bloc (khối) that a unit counts in: its own, or that of the nearest unit above that has one. */
export const blocOf = (tree: UnitTree, unitId: string): string | null =>
  tree.path(unitId).find((unit) => unit.bloc !== null)?.bloc ?? null;

/** Every bloc of the contest, in the order of the official list. */
export const blocsOf = (tree: UnitTree): string[] => [
  ...new Set(tree.units.flatMap((unit) => (unit.bloc === null ? [] : [unit.bloc])))
];

/** The units that lie within a scope, in the order of the official list. */
export function unitsIn(tree: UnitTree, { topId, bloc }: ReportScope): Unit[] {
  const below = topId === null ? null : new Set(tree.subtree(topId));
  return tree.units.filter(
    (unit) => (below?.has(unit) ?? true) && (bloc === null || blocOf(tree, unit.id) === bloc)
  );
}

/** Keeps of grouped figures those of units within a scope. */
export function within<Row extends { unitId: string }>(
  tree: UnitTree,
  scope: ReportScope,
  rows: readonly Row[]
): Row[] {
  const inside = new Set(unitsIn(tree, scope).map((unit) => unit.id));
  return rows.filter((row) => inside.has(row.unitId));
}
