import type { UnitTree } from './tree.ts';
import type { Unit } from './unit.ts';

/**
 * Is it unknown how many officials a unit has itself? One that only holds others, such as a
 * province, need not be counted.
 *
 * @param registered people registered in the unit itself
 */
export const isUncounted = (tree: UnitTree, unit: Unit, registered: number): boolean =>
  unit.headcount === null && (registered > 0 || tree.children(unit.id).length === 0);
