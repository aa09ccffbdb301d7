import type { Db } from './db/open.ts';

/** Since when the time is in doubt, by what is on record; null when it is not. */
export async function openDoubt(db: Db): Promise<{ id: string; beganAt: number } | null> {
  const row = await db
    .selectFrom('clock_doubt')
    .select(['id', 'began_at as beganAt'])
    .where('confirmed_at', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

/** Puts a doubt on record unless one is. */
export async function insertDoubt(db: Db, id: string, beganAt: number): Promise<void> {
  await db
    .insertInto('clock_doubt')
    .values({ id, began_at: beganAt, confirmed_at: null, set_to: null, confirmed_by: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Ends the doubt. False if somebody else has. */
export async function endDoubt(
  db: Db,
  id: string,
  end: { confirmedAt: number; setTo: number; confirmedBy: string | null }
): Promise<boolean> {
  const result = await db
    .updateTable('clock_doubt')
    .set({ confirmed_at: end.confirmedAt, set_to: end.setTo, confirmed_by: end.confirmedBy })
    .where('id', '=', id)
    .where('confirmed_at', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}
