import type { UnitTree } from '../units/tree.ts';

/**
 * What each unit and everything below it has together: its own figures and the sum of its children,
 * at every node (A3).
 *
 * @param own figures of the unit itself
 * @param add sums two figures; the order must not matter
 */
export function rollUp<Figures>(
  tree: UnitTree,
  own: (unitId: string) => Figures,
  add: (left: Figures, right: Figures) => Figures
): Map<string, Figures> {
  const all = new Map<string, Figures>();
  const visit = (unitId: string): Figures => {
    const figures = tree
      .children(unitId)
      .reduce((sum, child) => add(sum, visit(child.id)), own(unitId));
    all.set(unitId, figures);
    return figures;
  };
  for (const root of tree.children(null)) visit(root.id);
  return all;
}
