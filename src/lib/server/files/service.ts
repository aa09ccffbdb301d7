import type { Result } from '../../domain/core/result.ts';
import type { FileRefusal } from '../../domain/files/refusal.ts';
import type { Table } from '../../domain/files/table.ts';
import { checkFile } from './check-file.ts';
import { LIMITS } from './limits.ts';
import { readInThread } from './read-in-thread.ts';
import type { CsvCell, SheetToWrite } from './sheet-to-write.ts';
import { writeInThread } from './write-in-thread.ts';

/**
 * The tables of an uploaded .csv or .xlsx, one for each visible sheet that has rows. What the file
 * is, is decided by its content; it is opened in a thread of its own with limits.
 */
export async function readTables(file: {
  name: string;
  bytes: Uint8Array;
}): Promise<Result<Table[], FileRefusal>> {
  const kind = checkFile(file);
  return kind.ok ? readInThread({ ...file, kind: kind.value }, LIMITS) : kind;
}

/**
 * A workbook (.xlsx) of tables such as results and reports, written in a thread of its own. Text
 * never becomes a formula.
 *
 * @returns the bytes of the file
 */
export function writeWorkbook(sheets: readonly SheetToWrite[]): Promise<Uint8Array> {
  return writeInThread({ kind: 'workbook', sheets });
}

/** A .csv that Excel reads in Vietnamese. Words never become a formula, figures stay figures. */
export async function writeCsv(lines: readonly (readonly CsvCell[])[]): Promise<string> {
  return Buffer.from(await writeInThread({ kind: 'csv', lines })).toString('utf8');
}
