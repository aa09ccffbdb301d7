import { setTimeout as pause } from 'node:timers/promises';
import { MINUTE, type Instant } from '#lib/domain/core/time.ts';
import { readLastBeat } from '#lib/server/db/installation.ts';
import type { Contestant } from './contestant.ts';
import { send } from './http.ts';
import type { Installation } from './installation.ts';

const CLOSED_WITHIN_MS = MINUTE;
/** What a clock may be wrong by before anybody notices, and a second for looking. */
const TOLERANCE_MS = 3000;

/** Whether each of these papers is open, by the record. */
export const statesOf = (
  { onDatabase }: Installation,
  contestants: readonly Contestant[]
): Promise<Map<string, string>> =>
  onDatabase(async ({ db }) => {
    const ids = contestants.map(({ attemptId }) => attemptId);
    const rows = await db.selectFrom('attempt').selectAll().where('id', 'in', ids).execute();
    return new Map(rows.map((row) => [row.id, row.state]));
  });

/** How many of these papers are closed. */
export async function closedOf(
  installation: Installation,
  contestants: readonly Contestant[]
): Promise<number> {
  const states = [...(await statesOf(installation, contestants)).values()];
  return states.filter((state) => state === 'submitted').length;
}

/** Waits until the server has closed these papers; says so if it does not. */
export async function untilClosed(
  installation: Installation,
  contestants: readonly Contestant[],
  failures: string[],
  giveUpAt = performance.now() + CLOSED_WITHIN_MS
): Promise<void> {
  while ((await closedOf(installation, contestants)) < contestants.length) {
    if (performance.now() > giveUpAt) {
      failures.push('papers whose time was over were not closed');
      return;
    }
    await pause(100);
  }
}

/** Waits until the server has given a sign of life at this time of its own or later. */
export const untilBeat = ({ onDatabase }: Installation, at: Instant): Promise<void> =>
  onDatabase(async ({ db }) => {
    while (((await readLastBeat(db)) ?? 0) < at) await pause(50);
  });

/** What a page is told of the time, and between which two moments of ours. */
type TimeLeft = { now: Instant; leftMs: number; askedAt: number; toldAt: number };

/** Asks as a contestant's page does. */
export async function timeLeft({ attemptId, way }: Contestant): Promise<TimeLeft> {
  const askedAt = performance.now();
  const reply = await send(way, 'GET', `/api/attempts/${attemptId}/state`);
  if (reply.status !== 200) throw new Error(`${attemptId}: its time was answered ${reply.status}`);
  const { endsAt, now } = JSON.parse(reply.body) as { endsAt: Instant; now: Instant };
  return { now, leftMs: endsAt - now, askedAt, toldAt: performance.now() };
}

/**
 * A sentence if more time or less is left than a clock that nobody touched would say.
 *
 * @param awayMs so long nobody could work, which may have been given back
 */
export function unfairness(before: TimeLeft, after: TimeLeft, awayMs = 0): string[] {
  const changedMs = after.leftMs - before.leftMs;
  const gainedMs = changedMs + after.askedAt - before.toldAt;
  const lostMs = -(changedMs + after.toldAt - before.askedAt);
  if (gainedMs > awayMs + TOLERANCE_MS) return [`a paper gained ${Math.round(gainedMs)} ms`];
  return lostMs > TOLERANCE_MS ? [`a paper lost ${Math.round(lostMs)} ms`] : [];
}
