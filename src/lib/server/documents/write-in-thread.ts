import { once } from 'node:events';
import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { OfficialDocument } from '../../domain/documents/document.ts';

export const FILE_FORMATS = ['docx', 'pdf'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

export type DocumentToWrite = { document: OfficialDocument; format: FileFormat };

/**
 * The thread runs from source by Node's own type stripping. The path starts at the project's root,
 * where every entry of ours is started: in the production build this file lies in a bundle.
 */
const ENTRY = 'src/lib/server/documents/writer-thread.ts';

/** A list of everybody takes seconds and some hundred megabytes; nothing honest takes more. */
const LIMITS = { megabytes: 768, milliseconds: 60_000 } as const;

/** One document at a time: each may take its full share of memory. */
let queue: Promise<unknown> = Promise.resolve();

/** Writes a document beside the pages, which go on meanwhile (ARCHITECTURE 8). */
export function writeInThread(wanted: DocumentToWrite): Promise<Uint8Array> {
  const written = queue.then(() => run(wanted));
  queue = written.catch(() => undefined);
  return written;
}

async function run(workerData: DocumentToWrite): Promise<Uint8Array> {
  const worker = new Worker(resolve(ENTRY), {
    workerData,
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: LIMITS.megabytes }
  });
  try {
    const signal = AbortSignal.timeout(LIMITS.milliseconds);
    const [bytes] = (await once(worker, 'message', { signal })) as [Uint8Array];
    return bytes;
  } finally {
    await worker.terminate();
  }
}
