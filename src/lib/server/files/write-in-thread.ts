import { threadFor } from '../thread.ts';
import type { CsvCell, SheetToWrite } from './sheet-to-write.ts';

export type FileToWrite =
  | { kind: 'workbook'; sheets: readonly SheetToWrite[] }
  | { kind: 'csv'; lines: readonly (readonly CsvCell[])[] };

/** The answers of a whole province in one workbook take a tenth of this. */
const LIMITS = { megabytes: 512, milliseconds: 60_000 } as const;

const write = threadFor<FileToWrite, Uint8Array>('src/lib/server/files/writer-thread.ts');

/**
 * Writes a file beside the pages: a big report is no reason for a save to wait (F40).
 *
 * @throws Error if it takes more memory or time than any honest one
 */
export async function writeInThread(file: FileToWrite): Promise<Uint8Array> {
  const done = await write(file, LIMITS);
  if (!done.ok) throw new Error(`a file to be written took too much: ${file.kind}`);
  return done.value;
}
