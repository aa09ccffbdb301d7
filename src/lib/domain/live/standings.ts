import type { Hundredths } from '../core/points.ts';
import { totalsOf } from './ledger.ts';
import type { Programme } from './programme.ts';
import type { BoardLine, Show, TieBreak } from './state.ts';

/** Teams with equal totals, first to last, and what put an order among them. */
export type Tie = {
  points: Hundredths;
  teamIds: readonly string[];
  /** Groups that share a rank, first to last. */
  parts: readonly (readonly string[])[];
  decisions: readonly TieDecision[];
};

/** What parted a group: a question of sudden death, or lots where there is none. */
export type TieDecision = Pick<TieBreak, 'questionId'> & {
  parts: readonly (readonly string[])[];
};

/**
 * The board from first to last. Equal totals share a rank unless sudden death or lots among all of
 * them decided it; then the order is theirs. A rank is 1 + the number of teams before it.
 */
export function standingsOf(programme: Programme, show: Show): BoardLine[] {
  const lines: BoardLine[] = [];
  for (const { points, parts } of levelsOf(programme, show)) {
    for (const part of parts) {
      const rank = lines.length + 1;
      lines.push(...part.map((teamId) => ({ teamId, rank, points })));
    }
  }
  return lines;
}

/** All ties of the board, broken or not, from the highest total to the lowest. */
export const tiesOf = (programme: Programme, show: Show): Tie[] =>
  levelsOf(programme, show).filter(({ teamIds }) => teamIds.length > 1);

/** Teams by total, each total with the order among those who have it. */
function levelsOf(programme: Programme, show: Show): Tie[] {
  const totals = totalsOf(programme, show);
  const breaks = show.tieBreaks.filter(
    ({ questionId }) => questionId === null || !show.struckIds.includes(questionId)
  );
  const levels = [...new Set(totals.values())].sort((left, right) => right - left);
  return levels.map((points) => {
    const group = programme.teams.map((team) => team.id).filter((id) => totals.get(id) === points);
    const { parts, decisions } = split(group, breaks);
    return { points, teamIds: parts.flat(), parts, decisions };
  });
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
function split(
  group: readonly string[],
  breaks: readonly TieBreak[]
): Pick<Tie, 'parts' | 'decisions'> {
  const [first, ...rest] = breaks;
  if (first === undefined || group.length < 2) return { parts: [group], decisions: [] };
  const members = first.groups.flat();
  if (!group.every((id) => members.includes(id))) return split(group, rest);
  const parts = first.groups
    .map((part) => group.filter((id) => part.includes(id)))
    .filter((part) => part.length > 0);
  const within = parts.map((part) => split(part, rest));
  const decision = parts.length > 1 ? [{ questionId: first.questionId, parts }] : [];
  return {
    parts: within.flatMap((one) => one.parts),
    decisions: [...decision, ...within.flatMap((one) => one.decisions)]
  };
}
