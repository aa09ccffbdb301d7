import type { IndividualTieBreak } from '../contest/rules.ts';
import { compareText, comparePeople } from '../core/vietnamese.ts';
import type { Entry } from './entry.ts';
import {
  compareScores,
  individualAdvantage,
  type IndividualAdvantage
} from './individual-order.ts';
import { compareNeighbours, rankBy, type Comparison } from './rank.ts';

/** A contestant's place with the facts that explain it. */
export type IndividualStanding = {
  entry: Entry;
  rank: number;
  sharedWith: number;
  /** Neighbours with the same score and what decided: none, one above, one below, or both. */
  comparisons: Comparison<IndividualAdvantage>[];
};

/**
 * The individual ranking: score, then the declared tie-breaks, then a shared rank (B3). Who share a
 * rank stand in the order of names.
 */
export function rankIndividuals(
  entries: readonly Entry[],
  tieBreaks: readonly IndividualTieBreak[]
): IndividualStanding[] {
  const standings = rankBy(entries, (left, right) => compareScores(left, right, tieBreaks), byName);
  const comparisons = compareNeighbours(standings, (better, worse) =>
    individualAdvantage(better, worse, tieBreaks)
  );
  return standings.map(({ item, rank, sharedWith }, at) => ({
    entry: item,
    rank,
    sharedWith,
    comparisons: comparisons[at] ?? []
  }));
}

/** Names as people look for them; staff codes are unique, so the order is never the database's. */
export const byName = (left: Entry, right: Entry): number =>
  comparePeople(left.registration.fullName, right.registration.fullName) ||
  compareText(left.registration.staffCode, right.registration.staffCode);
