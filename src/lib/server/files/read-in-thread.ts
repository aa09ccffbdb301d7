import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { refused, type Result } from '../../domain/core/result.ts';
import type { FileRefusal } from '../../domain/files/refusal.ts';
import type { Table } from '../../domain/files/table.ts';
import type { FileToRead } from './read-file.ts';

type Answer = Result<Table[], FileRefusal>;

export type ThreadLimits = { memoryMegabytes: number; milliseconds: number };

/**
 * The thread runs from source by Node's own type stripping. The path starts at the project's
 * root, where every entry of ours is started, and not at this file: in the production build this
 * file lies in a bundle without neighbours.
 */
const ENTRY = 'src/lib/server/files/reader-thread.ts';

/** One file at a time: each may take its full share of memory. */
let queue: Promise<unknown> = Promise.resolve();

/** Reads a checked file in a thread with limits on memory and time (RELIABILITY B-M2, R13). */
export function readInThread(file: FileToRead, limits: ThreadLimits): Promise<Answer> {
  const answer = queue.then(() => run(file, limits));
  queue = answer.catch(() => undefined);
  return answer;
}

function run(file: FileToRead, limits: ThreadLimits): Promise<Answer> {
  return new Promise((answer, fail) => {
    const worker = new Worker(resolve(ENTRY), {
      workerData: file,
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: limits.memoryMegabytes }
    });
    const finish = (result: Answer): void => {
      clearTimeout(timer);
      answer(result);
      void worker.terminate();
    };
    const timer = setTimeout(() => finish(refused('file-too-heavy')), limits.milliseconds);
    worker.once('message', finish);
    worker.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') return finish(refused('file-too-heavy'));
      clearTimeout(timer);
      fail(error);
    });
  });
}
