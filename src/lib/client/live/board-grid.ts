/** How a board of so many teams is laid out: filled column by column. */
export type BoardGrid = { columns: number; rows: number };

/** Rows that a column of the projector holds at full size, and as many as can still be read. */
const [COMFORTABLE, MOST_IN_TWO] = [7, 24];

/** One column for a few teams, two for a usual final, more for a crowd (rung chuông vàng). */
export function boardGrid(teams: number): BoardGrid {
  const columns =
    teams <= COMFORTABLE ? 1 : teams <= MOST_IN_TWO ? 2 : Math.min(5, Math.ceil(teams / 20));
  return { columns, rows: Math.max(1, Math.ceil(teams / columns)) };
}

/** Which ranks more than one line has. */
export function sharedRanks(lines: readonly { rank: number }[]): ReadonlySet<number> {
  const seen = new Set<number>();
  const shared = new Set<number>();
  for (const { rank } of lines) (seen.has(rank) ? shared : seen).add(rank);
  return shared;
}
