import type { Instant } from '../domain/core/time.ts';
import { offsetFrom, type ClockSample } from './clock-offset.ts';

/** The server's time as this browser knows it; changing the device's clock changes nothing. */
export type ServerClock = {
  readonly now: Instant;
  learn: (sample: ClockSample) => void;
  /** Lets the time run from that of the newest page data until the returned function is called. */
  run: (pageMadeAt: Instant) => () => void;
};

const TICK_MS = 250;

/** A clock that stands at this time until it runs. */
export function serverClock(start: Instant): ServerClock {
  let now = $state(start);
  let offset: number | null = null;

  function tick(): void {
    if (offset !== null) now = Math.round(performance.now() + offset);
  }

  function learn(sample: ClockSample): void {
    offset = offsetFrom(offset, sample);
    tick();
  }

  return {
    get now() {
      return now;
    },
    learn,
    run: (pageMadeAt) => {
      learn({ serverNow: pageMadeAt, ...whenPageWasMade() });
      const timer = setInterval(tick, TICK_MS);
      return () => clearInterval(timer);
    }
  };
}

/** When the data of this page were asked for and began to arrive, by this browser's clock. */
function whenPageWasMade(): Pick<ClockSample, 'sentAt' | 'receivedAt'> {
  const loads = [
    ...performance.getEntriesByType('navigation'),
    ...performance.getEntriesByType('resource').filter(({ name }) => name.includes('__data.json'))
  ] as PerformanceResourceTiming[];
  const newest = loads.reduce<PerformanceResourceTiming | null>(
    (best, load) => (best === null || load.requestStart > best.requestStart ? load : best),
    null
  );
  const now = performance.now();
  return newest && newest.responseStart > 0
    ? { sentAt: newest.requestStart, receivedAt: newest.responseStart }
    : { sentAt: now, receivedAt: now };
}
