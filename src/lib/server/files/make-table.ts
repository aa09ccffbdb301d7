import type { Table } from '../../domain/files/table.ts';

const ROWS_LOOKED_AT = 15;

/**
 * Rows of a sheet as a table. Lists often have a letterhead above them, so the header is the first
 * row that fills more than half as many cells as the fullest of the first rows.
 *
 * @returns null when there is no row below the header
 */
export function makeTable(sheet: string, rows: readonly (readonly string[])[]): Table | null {
  const filled = rows.slice(0, ROWS_LOOKED_AT).map(countFilled);
  const fullest = Math.max(0, ...filled);
  const headerAt = filled.findIndex((count) => count * 2 > fullest);
  if (headerAt < 0) return null;
  const below = rows
    .map((cells, index) => ({ row: index + 1, cells: [...cells] }))
    .slice(headerAt + 1)
    .filter(({ cells }) => countFilled(cells) > 0);
  return below.length === 0 ? null : { sheet, header: [...(rows[headerAt] ?? [])], rows: below };
}

const countFilled = (cells: readonly string[]): number =>
  cells.filter((cell) => cell.trim() !== '').length;
