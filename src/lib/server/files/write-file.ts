import { stringify } from 'csv-stringify/sync';
import { formulaSafe } from './formula-safe.ts';
import type { CsvCell } from './sheet-to-write.ts';
import { writeSheets } from './spreadsheet.ts';
import type { FileToWrite } from './write-in-thread.ts';

/** The bytes of a file. The byte order mark makes Excel read Vietnamese. */
export async function writeFile(file: FileToWrite): Promise<Uint8Array> {
  if (file.kind === 'workbook') return writeSheets(file.sheets);
  const text = stringify(
    file.lines.map((line) => line.map(written)),
    // Either sign of a new line ends a row for some reader: a cell that holds one is quoted.
    { bom: true, record_delimiter: 'windows', quoted_match: /[\r\n]/ }
  );
  return new TextEncoder().encode(text);
}

/** Only words could begin a formula: an apostrophe before "-1,00" would make text of a figure. */
const written = (cell: CsvCell): string =>
  typeof cell === 'string' ? formulaSafe(cell) : cell.figure;
