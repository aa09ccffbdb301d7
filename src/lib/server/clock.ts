import type { Instant } from '../domain/core/time.ts';

/** A jump of the wall clock against the monotonic one that needs a person's look (R4). */
const LARGEST_DRIFT_MS = 2000;

export type Clock = {
  /** Never goes back by itself while the process lives, whatever the machine's clock does. */
  now: () => Instant;
  /** True after the wall clock jumped: nothing may be closed by time until somebody confirms. */
  isInDoubt: () => boolean;
  /** An organizer has looked: the wall clock is right as it is now. */
  confirm: () => void;
};

/**
 * The server's clock over the machine's two.
 *
 * @param lastSeen the latest instant that an earlier process has used, if known: a clock behind it
 *   was set back while the server was down (F18)
 */
export function makeClock(
  lastSeen: Instant | null,
  wall: () => Instant = Date.now,
  monotonic: () => number = () => performance.now()
): Clock {
  let last = wall();
  let offset = last - monotonic();
  let inDoubt = lastSeen !== null && last < lastSeen - LARGEST_DRIFT_MS;

  return {
    now: () => {
      const reading = wall();
      const drift = reading - monotonic() - offset;
      if (Math.abs(drift) > LARGEST_DRIFT_MS) {
        inDoubt = true;
        // While in doubt time runs on by the monotonic clock, as if nobody had touched the other.
        last = Math.max(last, Math.round(monotonic() + offset));
      } else {
        offset += drift;
        last = Math.max(last, reading);
      }
      return last;
    },
    isInDoubt: () => inDoubt,
    confirm: () => {
      // The one time it may go back: standing still until the wall clock catches up would give time away.
      last = wall();
      offset = last - monotonic();
      inDoubt = false;
    }
  };
}
