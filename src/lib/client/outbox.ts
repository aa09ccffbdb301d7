import { DAY } from '../domain/core/time.ts';
import type { LocalAnswer } from './answers.ts';
import { clearShelf, openShelf, type Shelf } from './shelf.ts';

/** Where a browser keeps the answers of an attempt until the receipt. */
export type Outbox = Shelf<LocalAnswer>;

const ANSWERS = { database: 'hoi-thi', store: 'answers', owner: 'attemptId', key: 'position' };

/** Another attempt's answers that lie here so long belong to a contest that is over. */
const FORGET_AFTER_MS = 7 * DAY;

/** Opens the outbox of an attempt; one that keeps nothing if the browser has no storage for it. */
export async function openOutbox(attemptId: string): Promise<Outbox> {
  const shelf = await openShelf<LocalAnswer>(ANSWERS, attemptId, FORGET_AFTER_MS);
  // What the page makes reactive cannot be stored as it is.
  return { ...shelf, put: (answer) => shelf.put({ ...answer, choice: [...answer.choice] }) };
}

/** Forgets an attempt that has its receipt. */
export const clearOutbox = (attemptId: string): Promise<void> => clearShelf(ANSWERS, attemptId);
