import { stringify } from 'csv-stringify/sync';
import { writeSheets } from './spreadsheet.ts';
import type { FileToWrite } from './write-in-thread.ts';

/** The bytes of a file. The byte order mark makes Excel read Vietnamese. */
export async function writeFile(file: FileToWrite): Promise<Uint8Array> {
  if (file.kind === 'workbook') return writeSheets(file.sheets);
  const text = stringify(
    file.lines.map((line) => [...line]),
    { bom: true, escape_formulas: true, record_delimiter: 'windows' }
  );
  return new TextEncoder().encode(text);
}
