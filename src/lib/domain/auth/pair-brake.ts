import { MINUTE, type Instant } from '../core/time.ts';

/** Wrong tries before somebody waits, those under way counted with them. */
export const MOST_TRIES = 5;
const REMEMBERED_MS = 5 * MINUTE;
const BLOCK_MS = MINUTE;

/** What is known of the tries at one account from one place. */
export type Pair = {
  failed: number;
  /** When the first of them failed. */
  since: Instant;
  underWay: number;
  /** When the last of five failed; null while there are fewer. */
  blockedAt: Instant | null;
};

/** Why a try must wait: five were wrong and time is left, or five are being looked at. */
export type MustWait = { reason: 'too-many-tries'; waitMs: number } | { reason: 'tries-under-way' };

const NOTHING: Pair = { failed: 0, since: 0, underWay: 0, blockedAt: null };

/** A moment so long ago, or in a time that a set clock has taken back, that it counts no more. */
const isPast = (at: Instant, forMs: number, now: Instant): boolean => now < at || now >= at + forMs;

function fresh(pair: Pair | undefined, now: Instant): Pair {
  if (!pair) return NOTHING;
  const isOver =
    pair.blockedAt === null
      ? isPast(pair.since, REMEMBERED_MS, now)
      : isPast(pair.blockedAt, BLOCK_MS, now);
  return isOver ? { ...NOTHING, underWay: pair.underWay } : pair;
}

/** Whether one more try may begin now, or null; a try is counted before its password is looked at. */
export function mustWait(pair: Pair | undefined, now: Instant): MustWait | null {
  const { failed, underWay, blockedAt } = fresh(pair, now);
  if (blockedAt !== null) return { reason: 'too-many-tries', waitMs: blockedAt + BLOCK_MS - now };
  return failed + underWay >= MOST_TRIES ? { reason: 'tries-under-way' } : null;
}

/** The pair with one more try under way. */
export function begun(pair: Pair | undefined, now: Instant): Pair {
  const before = fresh(pair, now);
  return { ...before, underWay: before.underWay + 1 };
}

/** The pair after a try: a right one clears it, one that was given up leaves no trace. */
export function ended(
  pair: Pair | undefined,
  outcome: 'right' | 'wrong' | 'given-up',
  now: Instant
): Pair {
  const before = fresh(pair, now);
  const underWay = Math.max(0, before.underWay - 1);
  if (outcome === 'right') return { ...NOTHING, underWay };
  if (outcome === 'given-up') return { ...before, underWay };
  const failed = before.failed + 1;
  return {
    failed,
    since: before.failed === 0 ? now : before.since,
    underWay,
    blockedAt: failed >= MOST_TRIES ? (before.blockedAt ?? now) : null
  };
}

/** Whether nothing would be lost if the pair were forgotten. */
export const isForgettable = (pair: Pair, now: Instant): boolean =>
  pair.underWay === 0 && fresh(pair, now).failed === 0;
