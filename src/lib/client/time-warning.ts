import { MINUTE, SECOND } from '../domain/core/time.ts';

/** How near the end is, and whether that has just become so. */
export type TimeWarning = { minutes: 1 | 5 | 10; isNew: boolean };

/** For how long a contestant is told in a notice; afterwards the line beside the clock says it. */
const NOTICE_MS = { 1: 45 * SECOND, 5: 25 * SECOND, 10: 25 * SECOND };

/** What to warn of with so much time left; null where there is plenty, and when it is over. */
export function timeWarning(remainingMs: number): TimeWarning | null {
  if (remainingMs <= 0) return null;
  const minutes = ([1, 5, 10] as const).find((limit) => remainingMs <= limit * MINUTE);
  if (!minutes) return null;
  return { minutes, isNew: remainingMs > minutes * MINUTE - NOTICE_MS[minutes] };
}
