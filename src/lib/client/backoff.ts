const FIRST_MS = 1000;
const LONGEST_MS = 15_000;

/**
 * How long to wait before the next try: doubling up to 15 s, and spread by chance, so that
 * thousands of browsers do not come back in the same instant.
 *
 * @param failures tries in a row that failed, from 1
 * @param chance from 0 to below 1
 */
export function waitBeforeRetry(failures: number, chance: number): number {
  const most = Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1));
  return Math.round(most / 2 + (most / 2) * chance);
}
