import type { SelectionView } from '#lib/server/live/teams-from-ranking.ts';
import { duration, marks, number } from '#lib/text/format.ts';
import { unitSentence } from '#lib/text/standings.ts';

/** What the page shows of a selection: figures in words, nobody's single entries. */
export function selectionView({ standings, ties, ...rest }: SelectionView) {
  const rows = standings.map((one) => ({
    unitId: one.unit.id,
    name: one.unit.name,
    rank: one.rank,
    verdict: one.verdict,
    isEntered: one.isEntered,
    reason: unitSentence(one, rest.topK),
    total: marks(one.total),
    elapsed: duration(one.elapsedOfTopMs),
    next: marks(one.nextBest),
    rate: `${number(one.participation.part)}/${number(one.participation.whole)}`
  }));
  return {
    ...rest,
    rows,
    ties: ties.map(({ ids, ...tie }) => ({
      ...tie,
      rows: rows.filter((row) => ids.includes(row.unitId))
    }))
  };
}

export type SelectionRow = ReturnType<typeof selectionView>['rows'][number];
