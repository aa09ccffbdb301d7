import { DAY } from '../domain/core/time.ts';
import type { LocalAnswer } from './answers.ts';
import { clearShelf, forgetItems, openShelf, readShelves, type Shelf } from './shelf.ts';

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

/** How many answers of this attempt wait here for the server; of any attempt where none is named. */
export async function countUnsent(attemptId: string | null): Promise<number> {
  const rows = await readShelves<LocalAnswer & { attemptId: string }>(ANSWERS);
  return rows.filter((row) => !row.isStored && (attemptId === null || row.attemptId === attemptId))
    .length;
}

/** Forgets what the server has said it keeps. */
export const forgetStoredAnswers = (): Promise<void> =>
  forgetItems<LocalAnswer>(ANSWERS, ({ isStored }) => isStored);
