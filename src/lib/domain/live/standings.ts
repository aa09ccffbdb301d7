import { totalsOf } from './ledger.ts';
import type { Programme } from './programme.ts';
import type { BoardLine, Show, TieBreak } from './state.ts';

/**
 * The board from first to last. Equal totals share a rank unless sudden death or lots among all of
 * them decided it; then the order is theirs. A rank is 1 + the number of teams before it.
 */
export function standingsOf(programme: Programme, show: Show): BoardLine[] {
  const totals = totalsOf(programme, show);
  const breaks = show.tieBreaks.filter(
    ({ questionId }) => questionId === null || !show.struckIds.includes(questionId)
  );
  const levels = [...new Set(totals.values())].sort((left, right) => right - left);
  const groups = levels.flatMap((points) =>
    split(
      programme.teams.map((team) => team.id).filter((id) => totals.get(id) === points),
      breaks
    )
  );
  const lines: BoardLine[] = [];
  for (const group of groups) {
    const rank = lines.length + 1;
    lines.push(...group.map((teamId) => ({ teamId, rank, points: totals.get(teamId) ?? 0 })));
  }
  return lines;
}

/** Do exactly these teams share one rank? Only then may a tie be played off or drawn. */
export function isTie(programme: Programme, show: Show, teamIds: readonly string[]): boolean {
  const board = standingsOf(programme, show);
  const rank = board.find((line) => line.teamId === teamIds[0])?.rank;
  const tied = board.filter((line) => line.rank === rank).map((line) => line.teamId);
  return (
    tied.length > 1 && tied.length === teamIds.length && tied.every((id) => teamIds.includes(id))
  );
}

/** A tie-break counts for a group only if all of the group took part in it. */
function split(group: string[], breaks: readonly TieBreak[]): string[][] {
  const [first, ...rest] = breaks;
  if (first === undefined || group.length < 2) return group.length > 0 ? [group] : [];
  const members = first.groups.flat();
  if (!group.every((id) => members.includes(id))) return split(group, rest);
  return first.groups
    .map((part) => group.filter((id) => part.includes(id)))
    .flatMap((part) => split(part, rest));
}
