import type { Instant } from '#lib/domain/core/time.ts';
import { leftAt, type Clock } from '#lib/domain/live/clock.ts';

/** A countdown as it is drawn. `overtime`: it runs on beyond its end, as for a performance. */
export type Countdown = {
  state: 'running' | 'paused' | 'over' | 'overtime';
  /** Milliseconds left; in overtime those beyond the end. Never negative. */
  ms: number;
  /** What is left of the whole time, from 1 to 0. */
  share: number;
};

/**
 * Where a clock stands at this time of the server.
 *
 * @param mayRunOver a performance goes on beyond its end; everything else stops at 0
 */
export function countdownAt(clock: Clock, now: Instant, mayRunOver: boolean): Countdown {
  if (clock.kind === 'over') return { state: 'over', ms: 0, share: 0 };
  const left = clock.kind === 'paused' ? clock.leftMs : leftAt(clock, now);
  if (left <= 0 && mayRunOver) return { state: 'overtime', ms: -left, share: 0 };
  const ms = Math.min(Math.max(0, left), clock.durationMs);
  const state = clock.kind === 'paused' ? 'paused' : ms === 0 ? 'over' : 'running';
  return { state, ms, share: clock.durationMs > 0 ? ms / clock.durationMs : 0 };
}

/** Seconds before the end that a countdown is read out: the begin, then now and then. */
const READ_OUT = [60, 30, 20, 10, 5, 0];

/** The latest moment worth reading out, in seconds; null before the first of them. */
export const readOutAt = ({ state, ms }: Countdown): number | null =>
  state === 'overtime' ? 0 : (READ_OUT.findLast((seconds) => ms <= seconds * 1000) ?? null);
