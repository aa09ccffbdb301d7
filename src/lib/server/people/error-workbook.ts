import { titleAt } from '../../domain/files/columns.ts';
import type { Table, WrongCell } from '../../domain/files/table.ts';
import { problemSentence } from '../../text/import-problems.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { writeWorkbook } from '../files/service.ts';

/** Writing more would stop the server for a moment; so many wrong rows have one cause anyway. */
const MOST_ROWS = 2000;

/**
 * The first 2.000 rows of a list that have to be mended, as a workbook: wrong cells coloured, what to do beside
 * them, and the row's number in the first file. Mended, it can be imported as it is.
 */
export function errorWorkbook(table: Table, wrong: readonly WrongCell[]): Promise<Uint8Array> {
  const byRow = Map.groupBy(wrong, (cell) => cell.row);
  const bad = table.rows.filter(({ row }) => byRow.has(row)).slice(0, MOST_ROWS);
  const titles = table.header.map((_, place) => titleAt(table, place));
  const comments = bad.map(({ row }) =>
    (byRow.get(row) ?? []).map((cell) => `${cell.column}: ${problemSentence(cell.problem)}`)
  );
  return writeWorkbook([
    {
      name: table.sheet,
      columns: [
        { header: m.people_error_row(), width: 8, kind: 'whole' },
        { header: m.people_error_what_to_do(), width: 60, kind: 'text' },
        ...titles.map((header) => ({ header, width: 22, kind: 'text' as const }))
      ],
      rows: bad.map(({ row, cells }, index) => [row, comments[index]?.join('\n') ?? '', ...cells]),
      marked: bad.flatMap(({ row }, index) =>
        (byRow.get(row) ?? []).map((cell) => ({
          row: index,
          column: titles.indexOf(cell.column) + 2
        }))
      )
    }
  ]);
}
