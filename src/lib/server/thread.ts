import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { accepted, refused, type Result } from '../domain/core/result.ts';

/** What one piece of work may take, all its memory together: what JavaScript holds, and files in the making. */
export type ThreadLimits = { megabytes: number; milliseconds: number };

const MEGABYTE = 1024 * 1024;

/** New objects may take so much; V8's own choice is three times as much again on top of the limit. */
const YOUNG_MEGABYTES = 48;

/** So often is looked at what V8 does not count, such as buffers. */
const LOOK_MS = 200;

/**
 * Work in a thread of its own, beside the pages, which go on meanwhile (ARCHITECTURE 8, R13). One
 * piece at a time: each may take its full share. What takes more memory or time is ended and refused.
 *
 * The thread runs from source by Node's own type stripping. Its path starts at the project's root,
 * where every entry of ours is started: in the production build the caller lies in a bundle.
 *
 * @param entry answers its `workerData` with one message and ends
 */
export function threadFor<Work, Answer>(
  entry: string
): (work: Work, limits: ThreadLimits) => Promise<Result<Answer, 'too-heavy'>> {
  let queue: Promise<unknown> = Promise.resolve();
  return (work, limits) => {
    const answer = queue.then(() => run<Answer>(entry, work, limits));
    queue = answer.catch(() => undefined);
    return answer;
  };
}

function run<Answer>(
  entry: string,
  workerData: unknown,
  { megabytes, milliseconds }: ThreadLimits
): Promise<Result<Answer, 'too-heavy'>> {
  const { promise, resolve: answer, reject } = Promise.withResolvers<Result<Answer, 'too-heavy'>>();
  const worker = new Worker(resolve(entry), {
    workerData,
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: YOUNG_MEGABYTES }
  });
  const tooHeavy = (): void => answer(refused('too-heavy'));
  const timer = setTimeout(tooHeavy, milliseconds);
  const look = setInterval(() => {
    worker.getHeapStatistics().then(
      ({ used_heap_size, external_memory }) => {
        if (used_heap_size + external_memory > megabytes * MEGABYTE) tooHeavy();
      },
      // It has ended meanwhile: its answer or its error says how.
      () => undefined
    );
  }, LOOK_MS);
  worker.once('message', (said: Answer) => answer(accepted(said)));
  worker.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') tooHeavy();
    else reject(error);
  });
  worker.once('exit', (code) => reject(new Error(`the thread ended without an answer: ${code}`)));
  return promise.finally(async () => {
    clearTimeout(timer);
    clearInterval(look);
    await worker.terminate();
  });
}
