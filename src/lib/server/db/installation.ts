import type { Db } from './open.ts';

/** Facts about this installation that are no contest's: one row each. */
const LAST_SEEN = 'last-seen-ms';

/** The latest server time that a process on this database has used, or null (R4). */
export async function readLastSeen(db: Db): Promise<number | null> {
  const row = await db
    .selectFrom('installation')
    .select('value')
    .where('name', '=', LAST_SEEN)
    .executeTakeFirst();
  return row ? Number(row.value) : null;
}

export async function writeLastSeen(db: Db, now: number): Promise<void> {
  await db
    .insertInto('installation')
    .values({ name: LAST_SEEN, value: String(now) })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: String(now) }))
    .execute();
}
