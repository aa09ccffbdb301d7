/** The same instant by the two clocks of a browser: one that nobody can set, and the device's. */
export type Moment = { monotonic: number; wall: number };

/** The device slept and the clock that nobody can set stood still, or the page did nothing. */
export type Gap = 'slept' | 'frozen';

const SLEPT_MS = 2000;
const FROZEN_MS = 5000;

/** What lay between two looks that should follow each other within a second; null for nothing. */
export function gapBetween(before: Moment, now: Moment): Gap | null {
  const [monotonic, wall] = [now.monotonic - before.monotonic, now.wall - before.wall];
  if (wall - monotonic > SLEPT_MS) return 'slept';
  return monotonic > FROZEN_MS ? 'frozen' : null;
}
