import { groupBy } from '../core/group.ts';
import type { UnitRanking, UnitTieBreak } from '../contest/rules.ts';
import type { Hundredths } from '../core/points.ts';
import type { UnitTree } from '../units/tree.ts';
import type { Unit } from '../units/unit.ts';
import type { Entry } from './entry.ts';
import { checkUnits, closedGates, type GateCheck } from './gates.ts';
import { compareNeighbours, rankBy, type Comparison } from './rank.ts';
import { compareShares, type Share } from './share.ts';
import { strongest, type UnitStrength } from './unit-strength.ts';

/** A ranked unit with all that counts for it: its own people and everybody below it. */
export type UnitResult = {
  unit: Unit;
  /** Sum of the counted scores. Fewer than k entries: the sum of what exists (B4). */
  total: Hundredths;
  /** The best entries, at most k. Of equal scores the quicker one counts. */
  counted: Entry[];
  elapsedOfTopMs: number;
  /** The best score that is not counted, 0 where there is none. */
  nextBest: Hundredths;
  /** People who handed in, of those registered. */
  participation: Share;
  /** The gates that are for a unit of its size, with how it stands at each (B4). */
  gates: GateCheck[];
};

/** The tie-break that decided between two units with the same total. */
export type UnitAdvantage =
  | { rule: 'elapsed-of-top:asc'; byMs: number }
  | { rule: 'next-best:desc'; own: Hundredths; other: Hundredths }
  | { rule: 'rate:desc'; own: Share; other: Share };

/** A unit's place. Units that miss a gate have none, nor those from which nobody has handed in. */
export type UnitStanding = UnitResult & {
  rank: number | null;
  sharedWith: number;
  comparisons: Comparison<UnitAdvantage>[];
};

/**
 * The unit ranking: the sum of the k best of each unit of the ranked types that passes the gates,
 * then the declared tie-breaks, then a shared rank (B4, B12). Units without a rank stand at the
 * end: those that miss a gate before those from which nobody has handed in.
 *
 * @param strengths of every unit, with at least one entry more than count
 */
export function rankUnits(
  tree: UnitTree,
  strengths: readonly UnitStrength[],
  ranking: UnitRanking
): UnitStanding[] {
  const results = unitResults(tree, strengths, ranking);
  const competing = rankBy(
    results.filter((result) => placeOf(result) === 'ranked'),
    (left, right) => compareUnits(left, right, ranking.tieBreaks),
    (left, right) => left.unit.position - right.unit.position
  );
  const comparisons = compareNeighbours(competing, (better, worse) =>
    unitAdvantage(better, worse, ranking.tieBreaks)
  );
  const without = (place: 'excluded' | 'empty'): UnitStanding[] =>
    results
      .filter((result) => placeOf(result) === place)
      .map((result) => ({ ...result, rank: null, sharedWith: 0, comparisons: [] }));
  return [
    ...competing.map(({ item, rank, sharedWith }, at) => ({
      ...item,
      rank,
      sharedWith,
      comparisons: comparisons[at] ?? []
    })),
    ...without('excluded'),
    ...without('empty')
  ];
}

/** Where a unit stands: in the ranking, kept out by a gate, or without any entry. */
export function placeOf({
  counted,
  gates
}: Pick<UnitResult, 'gates'> & { counted: readonly unknown[] }): 'ranked' | 'excluded' | 'empty' {
  if (counted.length === 0) return 'empty';
  return closedGates(gates).length > 0 ? 'excluded' : 'ranked';
}

/** What each unit of the ranked types brings together, in the order of the official list. */
function unitResults(
  tree: UnitTree,
  strengths: readonly UnitStrength[],
  ranking: UnitRanking
): UnitResult[] {
  const { levels, topK } = ranking;
  const byUnit = new Map(strengths.map((one) => [one.unitId, one]));
  const gates = checkUnits(tree, ranking, (unitId) => byUnit.get(unitId) ?? NOBODY);
  const members = groupBy(strengths, ({ unitId }) => tree.rankedUnit(unitId, levels)?.id);

  return tree.units
    .filter((unit) => levels.includes(unit.type))
    .map((unit) => {
      const own = members.get(unit.id) ?? [];
      const best = strongest(
        own.flatMap((one) => one.best),
        topK + 1
      );
      const counted = best.slice(0, topK);
      return {
        unit,
        counted,
        total: counted.reduce((sum, entry) => sum + entry.score, 0),
        elapsedOfTopMs: counted.reduce((sum, entry) => sum + entry.elapsedMs, 0),
        nextBest: best[topK]?.score ?? 0,
        participation: {
          part: own.reduce((sum, one) => sum + one.tookPart, 0),
          whole: own.reduce((sum, one) => sum + one.registered, 0)
        },
        gates: gates.get(unit.id) ?? []
      };
    });
}

const NOBODY = { registered: 0, tookPart: 0 };

/** Negative when the left unit is better. */
export function compareUnits(
  left: UnitResult,
  right: UnitResult,
  tieBreaks: readonly UnitTieBreak[]
): number {
  if (left.total !== right.total) return right.total - left.total;
  for (const rule of tieBreaks) {
    const difference = compareBy(rule, left, right);
    if (difference !== 0) return difference;
  }
  return 0;
}

function compareBy(rule: UnitTieBreak, left: UnitResult, right: UnitResult): number {
  switch (rule) {
    case 'elapsed-of-top:asc':
      return left.elapsedOfTopMs - right.elapsedOfTopMs;
    case 'next-best:desc':
      return right.nextBest - left.nextBest;
    case 'rate:desc':
      return compareShares(right.participation, left.participation);
  }
}

function unitAdvantage(
  better: UnitResult,
  worse: UnitResult,
  tieBreaks: readonly UnitTieBreak[]
): UnitAdvantage | null {
  const rule = tieBreaks.find((one) => compareBy(one, better, worse) !== 0);
  if (better.total !== worse.total || !rule) return null;
  switch (rule) {
    case 'elapsed-of-top:asc':
      return { rule, byMs: worse.elapsedOfTopMs - better.elapsedOfTopMs };
    case 'next-best:desc':
      return { rule, own: better.nextBest, other: worse.nextBest };
    case 'rate:desc':
      return { rule, own: better.participation, other: worse.participation };
  }
}
