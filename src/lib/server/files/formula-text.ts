import type { Formula } from './sheet-to-write.ts';

/** Where a formula stands and which rows hold the table; as a spreadsheet counts them, from 1. */
type Place = { column: number; row: number; firstRow: number; lastRow: number };

/** Excel takes at most this many arguments. */
const MOST_ARGUMENTS = 255;

/** A formula of ours as a spreadsheet reads it; it is never made of words from outside. */
export function formulaText(formula: Formula, place: Place): string {
  const cell = (at: number): string => `${columnName(at)}${place.row}`;
  switch (formula.kind) {
    case 'sum': {
      const own = formula.own ? [String(formula.own)] : [];
      return [...own, ...calls('SUM', formula.rows, place)].join('+') || '0';
    }
    case 'max': {
      const own = formula.own === undefined ? [] : [String(formula.own)];
      return `MAX(${[...own, ...calls('MAX', formula.rows, place)].join(',')})`;
    }
    case 'rate':
      return rate(cell(formula.part), cell(formula.whole));
    case 'mean':
      return `IF(${cell(formula.count)}=0,"",ROUND(${cell(formula.sum)}/${cell(formula.count)},2))`;
  }
}

/** A function over the cells of the same column in these rows, in as many calls as it takes. */
function calls(
  name: 'SUM' | 'MAX',
  rows: readonly number[] | 'all',
  { column, firstRow, lastRow }: Place
): string[] {
  const own = columnName(column);
  if (rows === 'all')
    return lastRow < firstRow ? [] : [`${name}(${own}${firstRow}:${own}${lastRow})`];
  const parts = ranges(rows).map(([from, to]) =>
    from === to ? `${own}${firstRow + from}` : `${own}${firstRow + from}:${own}${firstRow + to}`
  );
  const groups = Array.from({ length: Math.ceil(parts.length / MOST_ARGUMENTS) }, (_, at) =>
    parts.slice(at * MOST_ARGUMENTS, (at + 1) * MOST_ARGUMENTS)
  );
  return groups.map((group) => `${name}(${group.join(',')})`);
}

/** Rows that follow one another, together: 3, 4, 5, 9 are 3 to 5 and 9. */
function ranges(rows: readonly number[]): [from: number, to: number][] {
  const found: [number, number][] = [];
  for (const row of rows) {
    const last = found.at(-1);
    if (last && last[1] + 1 === row) last[1] = row;
    else found.push([row, row]);
  }
  return found;
}

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
