import { setImmediate as nextTurn } from 'node:timers/promises';

type Waiting<Item, Answer> = {
  item: Item;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
};

/** Takes one item; the answer comes after its batch is committed. */
export type GroupCommit<Item, Answer> = ((item: Item) => Promise<Answer>) & {
  /** Does something else in its turn: after all items that are waiting, and beside none. */
  alone: <Value>(task: () => Promise<Value>) => Promise<Value>;
};

/**
 * Lets everything that arrives within one turn of the event loop, or while the last batch is being
 * written, share one transaction. Answers leave only after the batch is committed (R1). No timer:
 * a lone item waits for nobody.
 *
 * @param write stores a batch and answers item by item, in order; throws if the commit failed
 */
export function groupCommit<Item, Answer>(
  write: (items: Item[]) => Promise<Answer[]>,
  largestBatch = 256
): GroupCommit<Item, Answer> {
  let waiting: (Waiting<Item, Answer> | (() => Promise<void>))[] = [];
  let writing = false;

  async function drain(): Promise<void> {
    writing = true;
    await nextTurn();
    for (;;) {
      const [next] = waiting;
      if (next === undefined) break;
      if (typeof next === 'function') {
        waiting.shift();
        await next();
      } else await writeBatch(nextBatch());
    }
    writing = false;
  }

  function nextBatch(): Waiting<Item, Answer>[] {
    const batch: Waiting<Item, Answer>[] = [];
    for (const next of waiting) {
      if (typeof next === 'function' || batch.length === largestBatch) break;
      batch.push(next);
    }
    waiting = waiting.slice(batch.length);
    return batch;
  }

  async function writeBatch(batch: Waiting<Item, Answer>[]): Promise<void> {
    try {
      const answers = await write(batch.map((one) => one.item));
      batch.forEach((one, index) => one.resolve(answers[index] as Answer));
    } catch (error) {
      batch.forEach((one) => one.reject(error));
    }
  }

  function queue(next: (typeof waiting)[number]): void {
    waiting.push(next);
    if (!writing) void drain();
  }

  const add = (item: Item) =>
    new Promise<Answer>((resolve, reject) => queue({ item, resolve, reject }));
  const alone = <Value>(task: () => Promise<Value>) =>
    new Promise<Value>((resolve, reject) => queue(() => task().then(resolve, reject)));
  return Object.assign(add, { alone });
}
