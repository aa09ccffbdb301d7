import type { Instant } from '../domain/core/time.ts';
import { offsetFrom, type ClockSample } from './clock-offset.ts';
import { gapBetween, type Moment } from './gap.ts';

/** The server's time as this browser knows it; changing the device's clock changes nothing. */
export type ServerClock = {
  readonly now: Instant;
  /** False after the device has slept, until the server has said what time it is. */
  readonly isSure: boolean;
  learn: (sample: ClockSample) => void;
  /**
   * Lets the time run from that of the newest page data until the returned function is called.
   *
   * @param afterGap told when the device slept or the page was frozen: much may have happened
   */
  run: (pageMadeAt: Instant, afterGap?: () => void) => () => void;
};

const TICK_MS = 250;

/** A clock that stands at this time until it runs. */
export function serverClock(start: Instant): ServerClock {
  let now = $state(start);
  let isSure = $state(true);
  let offset: number | null = null;
  let last: Moment | null = null;

  function tick(afterGap?: () => void): void {
    const moment = { monotonic: performance.now(), wall: Date.now() };
    const gap = last && gapBetween(last, moment);
    last = moment;
    if (gap === 'slept') isSure = false;
    if (offset !== null) now = Math.round(moment.monotonic + offset);
    if (gap && document.visibilityState === 'visible') afterGap?.();
  }

  function learn(sample: ClockSample): void {
    offset = offsetFrom(offset, sample);
    isSure = true;
    tick();
  }

  return {
    get now() {
      return now;
    },
    get isSure() {
      return isSure;
    },
    learn,
    run: (pageMadeAt, afterGap) => {
      learn({ serverNow: pageMadeAt, ...whenPageWasMade() });
      const timer = setInterval(() => tick(afterGap), TICK_MS);
      return () => clearInterval(timer);
    }
  };
}

/** Browsers record no more loads of a page than this. */
const MOST_LOADS = 250;

/** When the data of this page were asked for and began to arrive, by this browser's clock. */
function whenPageWasMade(): Pick<ClockSample, 'sentAt' | 'receivedAt'> {
  const resources = performance.getEntriesByType('resource');
  const loads = [
    ...performance.getEntriesByType('navigation'),
    ...resources.filter(({ name }) => name.includes('__data.json'))
  ] as PerformanceResourceTiming[];
  const newest = loads.sort((left, right) => left.requestStart - right.requestStart).at(-1);
  if (newest && newest.responseStart > 0 && resources.length < MOST_LOADS) {
    return { sentAt: newest.requestStart, receivedAt: newest.responseStart };
  }
  const now = performance.now();
  return { sentAt: now, receivedAt: now };
}
