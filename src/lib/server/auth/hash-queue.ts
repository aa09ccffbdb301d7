import { availableParallelism } from 'node:os';

/**
 * Hashes at the same time. One core stays free for those who answer questions while others sign in
 * (F37), and one of the four threads of Node for files.
 */
const AT_ONCE = Math.min(3, Math.max(1, availableParallelism() - 1));

/** More than all officials of a province; who waits behind so many would only time out. */
const LONGEST_QUEUE = 5000;

/** How long a hash took lately, in milliseconds, for telling how long others wait. */
let pace = 50;

type Waiting = { signal: AbortSignal | undefined; go: () => void };

let running = 0;
const queue: Waiting[] = [];

/** True while so many sign-ins wait that one more would only time out: ask again a little later. */
export const isQueueFull = (): boolean => queue.length >= LONGEST_QUEUE;

/** How many are looked at before the one that waits with this signal. */
export const aheadOf = (signal: AbortSignal): number =>
  Math.max(
    0,
    queue.findIndex((one) => one.signal === signal)
  );

/** How long so many take. */
export const timeFor = (ahead: number): number => (ahead * pace) / AT_ONCE;

/**
 * Does the work when it is its turn.
 *
 * @param options `signal`: gives the place up and throws; `isFirst`: before all that wait
 */
export async function inTurn<T>(
  work: () => Promise<T>,
  { signal, isFirst = false }: { signal?: AbortSignal | undefined; isFirst?: boolean } = {}
): Promise<T> {
  signal?.throwIfAborted();
  if (running >= AT_ONCE) await placeInQueue(signal, isFirst);
  else running += 1;
  const from = performance.now();
  try {
    return await work();
  } finally {
    pace += (performance.now() - from - pace) / 20;
    // The place goes over to the next one, so that nobody takes it in between.
    const next = queue.shift();
    if (next) next.go();
    else running -= 1;
  }
}

function placeInQueue(signal: AbortSignal | undefined, isFirst: boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      const at = queue.indexOf(waiting);
      if (at < 0) return;
      queue.splice(at, 1);
      reject(signal?.reason as Error);
    };
    const go = (): void => {
      signal?.removeEventListener('abort', leave);
      resolve();
    };
    const waiting: Waiting = { signal, go };
    signal?.addEventListener('abort', leave, { once: true });
    if (isFirst) queue.unshift(waiting);
    else queue.push(waiting);
  });
}
