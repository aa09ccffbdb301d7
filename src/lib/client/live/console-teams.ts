import type { OperatorView } from '#lib/domain/live/view/host.ts';

/** How a team stands towards what is on stage, as far as the operator must know. */
export type Standing = 'acting' | 'pressed' | 'answered' | 'locked' | 'out' | 'waiting';

/** A line of the console's board. */
export type TeamLine = {
  teamId: string;
  name: string;
  rank: number;
  points: number;
  /** What the hall sees while the board is frozen. */
  publicPoints: number | null;
  standing: Standing | null;
};

/** The true board, with what each team is doing. */
export function teamLines(view: OperatorView): TeamLine[] {
  const { board, stage } = view;
  return board.lines.map(({ teamId, name, rank, points }) => ({
    teamId,
    name,
    rank,
    points,
    publicPoints: board.isFrozen
      ? (stage.board.lines.find((line) => line.teamId === teamId)?.points ?? null)
      : null,
    standing: standingOf(view, teamId)
  }));
}

function standingOf({ stage, teams, lockedOut }: OperatorView, teamId: string): Standing | null {
  const { segment, acting, answeredIds } = stage;
  if (!segment || segment.kind === 'audience') return null;
  if (!segment.teamIds.includes(teamId)) return 'waiting';
  if (!segment.inIds.includes(teamId)) return 'out';
  if (acting?.teamId === teamId) return 'acting';
  if (lockedOut?.includes(teamId)) return 'locked';
  if (answeredIds?.includes(teamId)) return 'answered';
  return teams.some((own) => own.teamId === teamId && own.hasPressed) ? 'pressed' : null;
}
