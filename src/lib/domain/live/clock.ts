import type { Instant } from '../core/time.ts';

/** A stretch of time with its end, as an event records it. */
export type Window = { durationMs: number; endsAt: Instant };

/** A countdown. `since`: when it last began to run; `over`: its end has been acted upon. */
export type Clock =
  | { kind: 'running'; durationMs: number; since: Instant; endsAt: Instant }
  | { kind: 'paused'; durationMs: number; leftMs: number }
  | { kind: 'over'; durationMs: number };

export const windowFrom = (at: Instant, durationMs: number): Window => ({
  durationMs,
  endsAt: at + durationMs
});

/** A clock that starts at the beginning of the window. */
export const startClock = ({ durationMs, endsAt }: Window): Clock => ({
  kind: 'running',
  durationMs,
  since: endsAt - durationMs,
  endsAt
});

/** Milliseconds left of a running clock, negative beyond its end. */
export const leftAt = (clock: Clock & { kind: 'running' }, at: Instant): number =>
  clock.endsAt - at;

/** Milliseconds that the clock has run, pauses left out, never negative. */
export const usedAt = (clock: Clock & { kind: 'running' }, at: Instant): number =>
  Math.max(0, clock.durationMs - leftAt(clock, at));

export const pauseClock = (clock: Clock, leftMs: number): Clock => ({
  kind: 'paused',
  durationMs: clock.durationMs,
  leftMs
});

export const resumeClock = (clock: Clock, at: Instant, endsAt: Instant): Clock => ({
  kind: 'running',
  durationMs: clock.durationMs,
  since: at,
  endsAt
});
