import { MINUTE, SECOND, type Instant } from '../core/time.ts';

/** Wrong tries that an office of honest people may well make. */
const UNNOTICED = 20;
const MS_EACH = 25;
const LONGEST_DELAY_MS = 5 * SECOND;
const REMEMBERED_MS = 10 * MINUTE;

/** Wrong tries from one address: those of this stretch of ten minutes and of the one before. */
export type Failures = { stretch: number; count: number; before: number };

const stretchOf = (now: Instant): number => Math.floor(now / REMEMBERED_MS);

function current(failures: Failures | undefined, now: Instant): Failures {
  const stretch = stretchOf(now);
  if (failures?.stretch === stretch) return failures;
  const before = failures?.stretch === stretch - 1 ? failures.count : 0;
  return { stretch, count: 0, before };
}

/** The failures with one more. */
export function failedAgain(failures: Failures | undefined, now: Instant): Failures {
  const known = current(failures, now);
  return { ...known, count: known.count + 1 };
}

/**
 * How long a try from there waits before it is looked at: ever longer with every wrong one, never
 * so long that a right one does not get in, and gone by itself within ten minutes.
 */
export function delayMs(failures: Failures | undefined, now: Instant): number {
  const { count, before } = current(failures, now);
  const partBefore = 1 - (now % REMEMBERED_MS) / REMEMBERED_MS;
  const known = count + before * partBefore;
  return Math.min(LONGEST_DELAY_MS, Math.max(0, Math.round((known - UNNOTICED) * MS_EACH)));
}

/** Whether nothing would be lost if the failures were forgotten. */
export const isOld = ({ stretch }: Failures, now: Instant): boolean =>
  Math.abs(stretchOf(now) - stretch) > 1;
