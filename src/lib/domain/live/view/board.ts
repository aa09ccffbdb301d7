import type { Hundredths } from '../../core/points.ts';
import { standingsOf } from '../standings.ts';
import type { BoardLine, ShowState } from '../state.ts';

export type BoardView = {
  isFrozen: boolean;
  lines: { teamId: string; name: string; rank: number; points: Hundredths }[];
};

/** The board as everybody may see it: while frozen, as it was at the freeze. */
export const publicBoard = (state: ShowState): BoardView => ({
  isFrozen: state.show.frozenBoard !== null,
  lines: named(state, state.show.frozenBoard ?? standingsOf(state.programme, state.show))
});

/** The board as it is, for those who run the show. */
export const boardNow = (state: ShowState): BoardView => ({
  isFrozen: state.show.frozenBoard !== null,
  lines: named(state, standingsOf(state.programme, state.show))
});

const named = ({ programme }: ShowState, lines: readonly BoardLine[]): BoardView['lines'] =>
  lines.map(({ teamId, rank, points }) => ({
    teamId,
    name: programme.teams.find((team) => team.id === teamId)?.name ?? teamId,
    rank,
    points
  }));
