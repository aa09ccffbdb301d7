import { setTimeout as pause } from 'node:timers/promises';
import type { Contestant } from './contestant.ts';
import type { Acknowledged } from './ledger.ts';

/** Each contestant changes an answer so often: just below what the server's brake allows. */
const EVERY_MS = 100;

/** Everybody works until stopped; nobody sends any more when `stop` is done. */
export function startLoad(
  contestants: readonly Contestant[],
  everyMs = EVERY_MS
): { stop: () => Promise<void> } {
  let isOver = false;
  const working = contestants.map((one) => one.work(everyMs, () => isOver));
  return {
    stop: async () => {
      isOver = true;
      await Promise.all(working);
      await Promise.all(contestants.map((one) => one.untilQuiet()));
    }
  };
}

/** Waits until so many more changes are acknowledged. */
export async function untilAcknowledged(
  contestants: readonly Contestant[],
  more = 1
): Promise<void> {
  const enough = acknowledgedBy(contestants).length + more;
  while (acknowledgedBy(contestants).length < enough) await pause(5);
}

/** All that these contestants were told is stored. */
export const acknowledgedBy = (contestants: readonly Contestant[]): Acknowledged[] =>
  contestants.flatMap((one) => one.acknowledged);

/** Sends what is left; a sentence if not everything is stored in time. */
export async function drainAll(
  contestants: readonly Contestant[],
  patienceMs: number
): Promise<string[]> {
  const drained = await Promise.all(contestants.map((one) => one.drain(patienceMs)));
  return drained.includes(false) ? [`not all stored within ${patienceMs / 1000} s`] : [];
}

/** What contestants heard that is neither stored nor refused, beyond being told to ask again later. */
export const surprisesOf = (contestants: readonly Contestant[]): string[] =>
  contestants.flatMap((one) => one.surprises.filter((said) => !said.startsWith('503 ')));
