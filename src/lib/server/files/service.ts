import { writeSheets } from './spreadsheet.ts';
import type { SheetToWrite } from './sheet-to-write.ts';

/**
 * A workbook (.xlsx) of small tables such as results and reports. Text never becomes a formula.
 *
 * @returns the bytes of the file
 */
export function writeWorkbook(sheets: readonly SheetToWrite[]): Promise<Uint8Array> {
  return writeSheets(sheets);
}
