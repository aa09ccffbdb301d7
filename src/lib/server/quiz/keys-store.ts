import type { Db } from '../db/open.ts';

/** Notes when the contestant first saw the keys of this paper. */
export async function noteReview(db: Db, attemptId: string, now: number): Promise<void> {
  await db
    .updateTable('attempt')
    .set({ keys_shown_at: now })
    .where('id', '=', attemptId)
    .where('keys_shown_at', 'is', null)
    .execute();
}

/** Notes when the item analysis of the round was first opened. */
export async function noteItems(db: Db, roundId: string, now: number): Promise<void> {
  await db
    .updateTable('round')
    .set({ items_shown_at: now })
    .where('id', '=', roundId)
    .where('items_shown_at', 'is', null)
    .execute();
}

/** When keys of the round were first seen by a contestant, and in the item analysis. */
export async function firstShown(
  db: Db,
  roundId: string
): Promise<{ review: number | null; items: number | null }> {
  const review = await db
    .selectFrom('attempt')
    .select((select) => select.fn.min<number | null>('keys_shown_at').as('at'))
    .where('round_id', '=', roundId)
    .where('keys_shown_at', 'is not', null)
    .executeTakeFirst();
  const round = await db
    .selectFrom('round')
    .select('items_shown_at')
    .where('id', '=', roundId)
    .executeTakeFirst();
  return { review: review?.at ?? null, items: round?.items_shown_at ?? null };
}
