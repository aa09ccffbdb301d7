import type { Db } from './open.ts';

/** Facts about this installation that are no contest's: one row each. */
const LAST_SEEN = 'last-seen-ms';
const LAST_BEAT = 'last-beat-ms';

/** The latest server time that a process on this database has trusted, or null (R4). */
export const readLastSeen = (db: Db): Promise<number | null> => read(db, LAST_SEEN);
export const writeLastSeen = (db: Db, now: number): Promise<void> => write(db, LAST_SEEN, now);

/** When a process last wrote to this database, whatever it thought of the clock. */
export const readLastBeat = (db: Db): Promise<number | null> => read(db, LAST_BEAT);
export const writeLastBeat = (db: Db, now: number): Promise<void> => write(db, LAST_BEAT, now);

async function read(db: Db, name: string): Promise<number | null> {
  const row = await db
    .selectFrom('installation')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirst();
  return row ? Number(row.value) : null;
}

async function write(db: Db, name: string, now: number): Promise<void> {
  const value = String(now);
  await db
    .insertInto('installation')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}
