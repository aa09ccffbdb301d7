import { standingsOf, tiesOf, type Tie } from '../standings.ts';
import type { BoardLine, ShowState } from '../state.ts';

/** A place with what it rests on where points alone do not decide. */
export type RankLine = BoardLine & {
  /** Teams with the same points and the same rank. */
  sharedWith: readonly string[];
  /** Teams with the same points and another rank, and what parted them. */
  parted: readonly Parting[];
};

export type Parting = {
  teamId: string;
  rank: number;
  /** Does the team that this is told of stand before the other? */
  isAhead: boolean;
  by: 'sudden-death' | 'lots';
};

/** The board, each rank with its reasons. */
export function rankingOf({ programme, show }: ShowState): RankLine[] {
  const board = standingsOf(programme, show);
  const ties = tiesOf(programme, show);
  return board.map((line) => {
    const tie = ties.find(({ teamIds }) => teamIds.includes(line.teamId));
    const equals = board.filter(
      (other) => other.points === line.points && other.teamId !== line.teamId
    );
    return {
      ...line,
      sharedWith: equals.filter(({ rank }) => rank === line.rank).map(({ teamId }) => teamId),
      parted: equals
        .filter(({ rank }) => rank !== line.rank)
        .map(({ teamId, rank }) => ({
          teamId,
          rank,
          isAhead: line.rank < rank,
          by: tie ? partedBy(tie, line.teamId, teamId) : 'lots'
        }))
    };
  });
}

/** Two teams are parted only once: by the decision that has them in different parts. */
function partedBy({ decisions }: Tie, one: string, other: string): Parting['by'] {
  const decision = decisions.find(({ parts }) => {
    const part = parts.find((ids) => ids.includes(one));
    return part !== undefined && !part.includes(other) && parts.flat().includes(other);
  });
  return decision?.questionId == null ? 'lots' : 'sudden-death';
}
