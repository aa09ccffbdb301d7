import { SECOND, type Instant } from '../../domain/core/time.ts';

/** Where a replay stands: after so many events, at this time of the show. */
export type Spot = { seq: number; now: Instant };

/** What came of an event stays in sight so long before a wait is skipped. */
const HOLD_MS = 3 * SECOND;
/** So long before the next event a skipped wait goes on. */
const LEAD_MS = 1 * SECOND;

/**
 * The spot right after an event.
 *
 * @param times instants of all events in order
 * @param seq 0 for the time before the first
 */
export function spotAt(times: readonly Instant[], seq: number): Spot {
  const within = Math.max(0, Math.min(seq, times.length));
  return { seq: within, now: times[within - 1] ?? times[0] ?? 0 };
}

/**
 * The spot after some more time of the show.
 *
 * @param skipsWaits leaves out what lies long after one event and long before the next
 */
export function later(
  times: readonly Instant[],
  { seq, now }: Spot,
  byMs: number,
  skipsWaits: boolean
): Spot {
  let [reached, at] = [seq, now + byMs];
  for (let next = times[reached]; next !== undefined && next <= at; next = times[reached]) {
    reached += 1;
  }
  const [last, next] = [times[reached - 1], times[reached]];
  if (next === undefined) return { seq: reached, now: last ?? at };
  const isWaiting = at - (last ?? at - HOLD_MS) >= HOLD_MS && next - at > LEAD_MS;
  if (skipsWaits && isWaiting) at = next - LEAD_MS;
  return { seq: reached, now: at };
}
