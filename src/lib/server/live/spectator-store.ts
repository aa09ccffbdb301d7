import type { Instant } from '../../domain/core/time.ts';
import type { AudienceCount } from '../../domain/live/state.ts';
import { PLACES, type Place } from '../../domain/quiz/places.ts';
import type { Db } from '../db/open.ts';

/** The last answer of one phone in one window. */
export type SpectatorAnswer = {
  spectatorId: string;
  windowId: number;
  place: Place;
  /** When it reached the server; of an answer that is repeated, the first time. */
  at: Instant;
};

/** Keeps answers, of which no two may be of the same phone and window; a new one replaces the old. */
export async function put(
  db: Db,
  finalId: string,
  answers: readonly SpectatorAnswer[]
): Promise<void> {
  const rows = answers.map(({ spectatorId, windowId, place, at }) => ({
    final_id: finalId,
    window_id: windowId,
    spectator_id: spectatorId,
    place,
    at
  }));
  await db
    .insertInto('spectator_answer')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['final_id', 'window_id', 'spectator_id'])
        .doUpdateSet((row) => ({ place: row.ref('excluded.place'), at: row.ref('excluded.at') }))
        .whereRef('spectator_answer.place', '!=', 'excluded.place')
    )
    .execute();
}

/** How many phones chose each place, in the order of places; places of nobody are left out. */
export async function sums(db: Db, finalId: string, windowId: number): Promise<AudienceCount[]> {
  const rows = await db
    .selectFrom('spectator_answer')
    .select((row) => ['place', row.fn.countAll<number | string>().as('count')])
    .where('final_id', '=', finalId)
    .where('window_id', '=', windowId)
    .groupBy('place')
    .execute();
  const counts = new Map(rows.map((row) => [row.place, Number(row.count)]));
  return PLACES.flatMap((place) => {
    const count = counts.get(place);
    return count === undefined ? [] : [{ place, count }];
  });
}

/** The first phones that chose this place. */
export async function quickest(
  db: Db,
  finalId: string,
  wanted: { windowId: number; place: Place; most: number }
): Promise<{ spectatorId: string; at: Instant }[]> {
  const rows = await db
    .selectFrom('spectator_answer')
    .select(['spectator_id', 'at'])
    .where('final_id', '=', finalId)
    .where('window_id', '=', wanted.windowId)
    .where('place', '=', wanted.place)
    .orderBy('at')
    .orderBy('spectator_id')
    .limit(wanted.most)
    .execute();
  return rows.map((row) => ({ spectatorId: row.spectator_id, at: row.at }));
}
