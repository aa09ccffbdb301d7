import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { SECOND, type Instant } from '#lib/domain/core/time.ts';
import { openDoubt } from '#lib/server/clock-doubt-store.ts';
import type { Contestant } from '../contestant.ts';
import type { Installation } from '../installation.ts';
import { timeLeft } from '../papers.ts';

const GIVE_UP_MS = 30 * SECOND;

/**
 * Waits for the alarm; how long that took.
 *
 * @throws Error when there is none
 */
export const untilInDoubt = ({ onDatabase }: Installation): Promise<number> =>
  onDatabase(async ({ db }) => {
    const from = performance.now();
    while (!(await openDoubt(db))) {
      if (performance.now() - from > GIVE_UP_MS) throw new Error('nobody doubts the clock');
      await pause(20);
    }
    return performance.now() - from;
  });

/** Lets these papers end in a moment, as if it had been planned so; when, by the server's time. */
export async function endSoon(
  { onDatabase }: Installation,
  contestants: readonly [Contestant, ...Contestant[]]
): Promise<Instant> {
  const ids = contestants.map(({ attemptId }) => attemptId);
  for (;;) {
    const endsAt = (await timeLeft(contestants[0])).now + SECOND;
    await onDatabase((ctx) =>
      ctx.tx(async ({ db }) => {
        await db
          .updateTable('attempt')
          .set({ deadline_at: endsAt })
          .where('id', 'in', ids)
          .execute();
      })
    );
    // Too late, nobody would have known of this end before it came.
    if ((await timeLeft(contestants[0])).now < endsAt) return endsAt;
  }
}

/** A sentence for each paper whose changes bear an earlier time than the ones before them. */
export async function outOfOrder(
  { onDatabase }: Installation,
  contestants: readonly Contestant[]
): Promise<string[]> {
  const events = await onDatabase(({ db }) =>
    db
      .selectFrom('answer_event')
      .select(['attempt_id', 'received_at'])
      .orderBy(sql`rowid`)
      .execute()
  );
  const byPaper = Map.groupBy(events, (event) => event.attempt_id);
  return contestants
    .map(({ attemptId }) => (byPaper.get(attemptId) ?? []).map((event) => event.received_at))
    .filter((times) => times.some((at, index) => at < (times[index - 1] ?? at)))
    .map(() => 'a change bears an earlier time than the one before it');
}

/** How many of these are told that they can save no more. */
export async function refusedOf(contestants: readonly Contestant[]): Promise<number> {
  let refused = 0;
  for (const one of contestants) {
    const before = one.refused.length;
    one.change();
    await one.drain(5 * SECOND);
    if (one.refused.length > before) refused += 1;
  }
  return refused;
}
