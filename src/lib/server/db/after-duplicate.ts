import { isDuplicate } from './errors.ts';

/**
 * Runs the work again if a unique key refused it: another request wrote the same in between, and
 * the second run sees what it wrote.
 */
export async function againAfterDuplicate<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return work();
  }
}

/**
 * The rows that an insert added, none if they are there: an append-only table of SQLite refuses a
 * second row by a trigger, which comes before `on conflict do nothing`.
 */
export async function unlessThere<Row>(inserting: Promise<Row[]>): Promise<Row[]> {
  try {
    return await inserting;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return [];
  }
}
