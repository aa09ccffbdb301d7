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
