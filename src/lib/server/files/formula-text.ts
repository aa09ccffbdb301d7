import type { Formula } from './sheet-to-write.ts';

/** Where a formula stands and what lies above it; rows as a spreadsheet counts them, from 1. */
type Place = { column: number; row: number; firstRow: number; lastRow: number };

/** Excel takes at most this many arguments. */
const MOST_ARGUMENTS = 255;

/** A formula of ours as a spreadsheet reads it; it is never made of words from outside. */
export function formulaText(formula: Formula, { column, row, firstRow, lastRow }: Place): string {
  const own = columnName(column);
  const all = `${own}${firstRow}:${own}${lastRow}`;
  const cell = (at: number): string => `${columnName(at)}${row}`;
  switch (formula.kind) {
    case 'sum':
      if (formula.rows === 'all') return `SUM(${all})`;
      return sums(formula.rows.map((at) => `${own}${firstRow + at}`)).join('+');
    case 'max':
      return `MAX(${all})`;
    case 'rate':
      return rate(cell(formula.part), cell(formula.whole));
    case 'mean':
      return `IF(${cell(formula.count)}=0,"",ROUND(${cell(formula.sum)}/${cell(formula.count)},2))`;
  }
}

const sums = (cells: readonly string[]): string[] =>
  cells.length <= MOST_ARGUMENTS
    ? [`SUM(${cells.join(',')})`]
    : [`SUM(${cells.slice(0, MOST_ARGUMENTS).join(',')})`, ...sums(cells.slice(MOST_ARGUMENTS))];

/** The same rounding as on screen: all is said only of all, nothing only of nothing. */
function rate(part: string, whole: string): string {
  const rounded = `ROUND(${part}/${whole},4)`;
  const between = `MIN(MAX(${rounded},0.0001),0.9999)`;
  return `IF(${whole}=0,"",IF(OR(${part}=0,${part}=${whole}),${part}/${whole},IF(${part}>${whole},MAX(${rounded},1.0001),${between})))`;
}

/** Names of columns: 0 is A, 26 is AA. */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}
