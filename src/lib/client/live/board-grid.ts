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

/** How large the lines of the hall's board stand, and how many letters of a name fit on one line. */
export type BoardType = { size: number; lettersPerLine: number };

/** The room of the hall's board in its own unit, a hundredth of the screen's width. */
const [WIDTH, COLUMN_GAP] = [94, 2];
/** What stands beside a name, and the mean letter, both in the type size of the line. */
const [BESIDE_NAME, LETTER] = [7.4, 0.58];

/** The larger the fewer rows there are; a name may always break once within its row. */
export function boardType(teams: number): BoardType {
  const { columns, rows } = boardGrid(teams);
  const size = Math.min(columns === 1 ? 2.5 : 2.2, 16.8 / rows);
  const column = (WIDTH - COLUMN_GAP * (columns - 1)) / columns;
  return { size, lettersPerLine: Math.floor((column / size - BESIDE_NAME) / LETTER) };
}

/** A name on a board stands smaller to keep to one line, or to two where one would be too small. */
export function boardNameScale(name: string, lettersPerLine: number): number {
  const onOneLine = Math.min(1, lettersPerLine / name.length);
  if (onOneLine >= SMALLEST_ON_ONE_LINE) return onOneLine;
  // Words do not fill a line to its end.
  return Math.min(SMALLEST_ON_ONE_LINE, (1.7 * lettersPerLine) / name.length);
}

const SMALLEST_ON_ONE_LINE = 0.8;

/** Which ranks more than one line has. */
export function sharedRanks(lines: readonly { rank: number }[]): ReadonlySet<number> {
  const seen = new Set<number>();
  const shared = new Set<number>();
  for (const { rank } of lines) (seen.has(rank) ? shared : seen).add(rank);
  return shared;
}
