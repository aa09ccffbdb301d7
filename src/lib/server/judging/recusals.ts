import { hasConflict } from '../../domain/judging/panel.ts';
import type { Recusal } from '../../domain/judging/views.ts';
import type { UnitTree } from '../../domain/units/tree.ts';
import type { MarkedCase, MarkingFacts } from './facts.ts';

/** Who of the panel has no sheet for a team or entry, and the unit where that is why (B-A11). */
export function recusals({ panel }: MarkingFacts, tree: UnitTree) {
  const path = (unitId: string | null): string[] =>
    unitId === null ? [] : tree.path(unitId).map(({ id }) => id);
  return ({ marked, sheets }: Pick<MarkedCase, 'marked' | 'sheets'>): Recusal[] =>
    panel
      .filter(
        ({ accountId, isThirdMarker }) =>
          !isThirdMarker && sheets.every(({ judgeId }) => judgeId !== accountId)
      )
      .map(({ accountId, name, unitId }) => {
        const judge = { unitIds: path(unitId) };
        const isUnit = hasConflict(judge, { unitIds: path(marked.unitId) });
        return {
          judgeId: accountId,
          name,
          unitName: isUnit && unitId !== null ? (tree.get(unitId)?.name ?? null) : null
        };
      });
}
