import { setImmediate as nextTurn } from 'node:timers/promises';

type Waiting<Item, Answer> = {
  item: Item;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
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
): (item: Item) => Promise<Answer> {
  let waiting: Waiting<Item, Answer>[] = [];
  let writing = false;

  async function drain(): Promise<void> {
    writing = true;
    await nextTurn();
    while (waiting.length > 0) {
      const batch = waiting.slice(0, largestBatch);
      waiting = waiting.slice(largestBatch);
      await writeBatch(batch);
    }
    writing = false;
  }

  async function writeBatch(batch: Waiting<Item, Answer>[]): Promise<void> {
    try {
      const answers = await write(batch.map((one) => one.item));
      batch.forEach((one, index) => one.resolve(answers[index] as Answer));
    } catch (error) {
      batch.forEach((one) => one.reject(error));
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!writing) void drain();
    });
}
