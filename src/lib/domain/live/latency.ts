import type { Instant } from '../core/time.ts';
import type { RaceRules } from './programme.ts';

/** A press or answer as it reached the server, with the latency the server measured before it. */
export type Arrival = { at: Instant; latencyMs: number };

/**
 * When something was done, as near as it can be known: arrival less measured one-way latency, but
 * never less than the bound of the rules. More measured latency than that earns nothing.
 */
export const correctedAt = ({ at, latencyMs }: Arrival, race: RaceRules): Instant =>
  at - boundedLatency(latencyMs, race);

/** Latency that counts: whole milliseconds between 0 and the bound. */
const boundedLatency = (latencyMs: number, race: RaceRules): number =>
  Math.min(Math.max(0, Math.round(latencyMs)), race.latencyBoundMs);

/**
 * The instant after which no press can come in that was made before this one or ties with it: the
 * slowest device's latency and the tie window have passed.
 */
export const settleAt = (
  corrected: Instant,
  arrival: Arrival,
  slowestMs: number,
  race: RaceRules
): Instant => Math.max(arrival.at, corrected + boundedLatency(slowestMs, race) + race.tieWindowMs);

/** A window closes so much after its end, so that what was sent in time has arrived. */
export const closingAt = (endsAt: Instant, race: RaceRules): Instant =>
  endsAt + race.latencyBoundMs;

/**
 * One-way latency from round trips that the server timed, newest last: half the median of the last
 * few, so that neither one stalled packet nor one lucky one decides. 0 before the first.
 */
export function latencyFrom(roundTripsMs: readonly number[]): number {
  const recent = roundTripsMs.slice(-SAMPLES).sort((left, right) => left - right);
  const median = recent[Math.floor((recent.length - 1) / 2)];
  return median === undefined ? 0 : Math.round(median / 2);
}

const SAMPLES = 9;
