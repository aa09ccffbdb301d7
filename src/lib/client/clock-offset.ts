import type { Instant } from '../domain/core/time.ts';

/**
 * One look at the server's clock. `sentAt` and `receivedAt` are monotonic milliseconds of this
 * browser (`performance.now()`), which nobody can set.
 */
export type ClockSample = { serverNow: Instant; sentAt: number; receivedAt: number };

/**
 * What to add to the monotonic clock to get server time, taking the middle of the round trip.
 *
 * @param known the offset so far: kept while the sample does not contradict it, because a quick
 *   round trip knows better than a slow one
 */
export function offsetFrom(known: number | null, sample: ClockSample): number {
  const middle = sample.serverNow - (sample.sentAt + sample.receivedAt) / 2;
  const doubt = Math.max(0, sample.receivedAt - sample.sentAt) / 2;
  return known !== null && Math.abs(known - middle) <= doubt ? known : middle;
}
