import { groupBy } from '../core/group.ts';
import type { Unit, UnitType } from './unit.ts';

/** Units with the questions a tree answers. Depth is free: 2021 has four levels, 2025 three. */
export type UnitTree = {
  units: readonly Unit[];
  get: (unitId: string) => Unit | undefined;
  children: (unitId: string | null) => readonly Unit[];
  /** The unit and all above it, nearest first. */
  path: (unitId: string) => readonly Unit[];
  /** The unit and all below it, parents before children. */
  subtree: (unitId: string) => readonly Unit[];
  /** The unit of one of these types that ranks for this one: itself or the nearest above it. */
  rankedUnit: (unitId: string, types: readonly UnitType[]) => Unit | undefined;
};

/** A tree over these units, in the order of their positions. */
export function unitTree(units: readonly Unit[]): UnitTree {
  const ordered = [...units].sort((left, right) => left.position - right.position);
  const byId = new Map(ordered.map((unit) => [unit.id, unit]));
  const byParent = groupBy(ordered, (unit) => unit.parentId);

  const children = (unitId: string | null): readonly Unit[] => byParent.get(unitId) ?? [];

  const path = (unitId: string): readonly Unit[] => {
    const found: Unit[] = [];
    let unit = byId.get(unitId);
    while (unit && found.length <= byId.size) {
      found.push(unit);
      unit = unit.parentId === null ? undefined : byId.get(unit.parentId);
    }
    return found;
  };

  const subtree = (unitId: string): readonly Unit[] => {
    const unit = byId.get(unitId);
    return unit ? [unit, ...children(unitId).flatMap((child) => subtree(child.id))] : [];
  };

  return {
    units: ordered,
    get: (unitId) => byId.get(unitId),
    children,
    path,
    subtree,
    rankedUnit: (unitId, types) => path(unitId).find((unit) => types.includes(unit.type))
  };
}
