import type { PaperPlace } from '../../domain/quiz/views.ts';
import { positions } from '../../schema/quiz.ts';
import type { Db } from '../db/open.ts';

export async function putPlace(
  db: Db,
  attemptId: string,
  { position, flagged }: PaperPlace,
  now: number
): Promise<void> {
  const row = { position, flagged: JSON.stringify(flagged), noted_at: now };
  await db
    .insertInto('attempt_place')
    .values({ attempt_id: attemptId, ...row })
    .onConflict((conflict) => conflict.column('attempt_id').doUpdateSet(row))
    .execute();
}

export async function placeOf(
  db: Db,
  attemptId: string
): Promise<(PaperPlace & { notedAt: number }) | null> {
  const row = await db
    .selectFrom('attempt_place')
    .selectAll()
    .where('attempt_id', '=', attemptId)
    .executeTakeFirst();
  if (!row) return null;
  const flagged = positions.parse(JSON.parse(row.flagged));
  return { position: row.position, flagged, notedAt: row.noted_at };
}
