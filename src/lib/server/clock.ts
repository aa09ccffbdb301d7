import type { Instant } from '../domain/core/time.ts';

/** A jump of the wall clock against the monotonic one that needs a person's look (R4). */
export const LARGEST_DRIFT_MS = 2000;

export type Clock = {
  /** Never goes back by itself, whatever the machine's clock does: not behind what is on record. */
  now: () => Instant;
  /** True after the wall clock jumped: nothing may be decided by time until somebody confirms. */
  isInDoubt: () => boolean;
  /** Another process on the same record doubts the time, or has found out at its start. */
  doubt: () => void;
  /** What the machine's own clock shows. */
  wall: () => Instant;
  /** A person has looked: the wall clock is right as it is now. */
  confirm: () => void;
};

/** What an earlier process has left. */
export type ClockRecord = {
  /** The latest instant on record, if any. */
  latest: Instant | null;
  /** Was the time in doubt, or is so long after the latest instant that a person must look? */
  isInDoubt: boolean;
};

/**
 * The server's clock over the machine's two. It goes on from what is on record: while in doubt by
 * the monotonic clock, as if nobody had touched the other and no time had passed between processes.
 * So whoever works sees neither more nor less time than before.
 */
export function makeClock(
  { latest, isInDoubt }: ClockRecord,
  wall: () => Instant = Date.now,
  monotonic: () => number = () => performance.now()
): Clock {
  const first = wall();
  const isBehind = latest !== null && first < latest - LARGEST_DRIFT_MS;
  let inDoubt = isInDoubt || isBehind;
  let last = latest !== null && (inDoubt || first < latest) ? latest : first;
  let offset = (inDoubt ? last : first) - monotonic();

  return {
    now: () => {
      const reading = wall();
      const drift = reading - monotonic() - offset;
      if (Math.abs(drift) > LARGEST_DRIFT_MS) inDoubt = true;
      if (inDoubt) {
        last = Math.max(last, Math.round(monotonic() + offset));
      } else {
        offset += drift;
        last = Math.max(last, reading);
      }
      return last;
    },
    isInDoubt: () => inDoubt,
    doubt: () => {
      inDoubt = true;
    },
    wall,
    confirm: () => {
      // The one time it may go back: standing still until the wall clock catches up would give time away.
      last = wall();
      offset = last - monotonic();
      inDoubt = false;
    }
  };
}
