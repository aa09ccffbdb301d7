import type { SheetToWrite } from './sheet-to-write.ts';

/** In points, of type of 12 points. */
const LINE_HEIGHT = 16;
/** Excel draws no row higher than this. */
const HIGHEST = 409;
/** Widths of columns are those of digits; capitals and Vietnamese marks take more room. */
const WIDER = 1.1;

export const USUAL_WIDTH = 16;

/**
 * How high a row must be for its wrapped words, in points: programs other than Excel print the
 * lines over one another. Undefined for a row of one line.
 */
export function rowHeight(
  columns: SheetToWrite['columns'],
  cells: readonly unknown[]
): number | undefined {
  const lines = columns.map(({ kind, width = USUAL_WIDTH }, at) => {
    const cell = cells[at];
    return kind === 'text' && typeof cell === 'string' ? linesOf(cell, width) : 1;
  });
  const most = Math.max(1, ...lines);
  return most === 1 ? undefined : Math.min(HIGHEST, 4 + LINE_HEIGHT * most);
}

/** The bold header, which never takes more than six lines. */
export function headerHeight(columns: SheetToWrite['columns']): number {
  const lines = columns.map(({ header, width = USUAL_WIDTH }) =>
    Math.ceil((1.3 * header.length) / width)
  );
  return 6 + LINE_HEIGHT * Math.min(6, Math.max(1, ...lines));
}

/** Lines of a text when words move to the next line as a whole. */
function linesOf(text: string, width: number): number {
  return text.split('\n').reduce((sum, line) => sum + wrapped(line, width), 0);
}

function wrapped(line: string, width: number): number {
  let [lines, used] = [1, 0];
  for (const word of line.split(' ')) {
    const room = WIDER * word.length;
    if (used > 0 && used + 1 + room > width) [lines, used] = [lines + 1, 0];
    // A word longer than the column is broken.
    lines += Math.max(0, Math.ceil(room / width) - 1);
    used += (used > 0 ? 1 : 0) + (room > width ? room % width : room);
  }
  return lines;
}
