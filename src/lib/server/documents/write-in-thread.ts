import type { OfficialDocument } from '../../domain/documents/document.ts';
import { threadFor } from '../thread.ts';

export const FILE_FORMATS = ['docx', 'pdf'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

export type DocumentToWrite = { document: OfficialDocument; format: FileFormat };

/** A list of everybody takes seconds and some hundred megabytes; nothing honest takes more. */
const LIMITS = { megabytes: 768, milliseconds: 60_000 } as const;

const write = threadFor<DocumentToWrite, Uint8Array>('src/lib/server/documents/writer-thread.ts');

/**
 * Writes a document beside the pages, which go on meanwhile (ARCHITECTURE 8).
 *
 * @throws Error if it takes more memory or time than any honest one
 */
export async function writeInThread(wanted: DocumentToWrite): Promise<Uint8Array> {
  const done = await write(wanted, LIMITS);
  if (!done.ok) throw new Error(`a document took too much: ${wanted.document.kind}`);
  return done.value;
}
