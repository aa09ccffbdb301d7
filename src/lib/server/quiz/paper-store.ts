import type { DrawnItem } from '../../domain/quiz/draw.ts';
import { optionIds } from '../../schema/quiz.ts';
import type { Db } from '../db/open.ts';

export type StoredAnswer = {
  attemptId: string;
  position: number;
  choice: string[];
  revision: number;
  receivedAt: number;
};

export type StoredItem = { position: number; versionId: string; optionOrder: string[] };

export async function insertItems(
  db: Db,
  attemptId: string,
  items: readonly DrawnItem[]
): Promise<void> {
  await db
    .insertInto('paper_item')
    .values(
      items.map((item) => ({
        attempt_id: attemptId,
        position: item.position,
        question_version_id: item.versionId,
        option_order: JSON.stringify(item.optionIds)
      }))
    )
    .execute();
}

/** The papers of these attempts, items in order. */
export async function items(
  db: Db,
  attemptIds: readonly string[]
): Promise<Map<string, StoredItem[]>> {
  const rows = await db
    .selectFrom('paper_item')
    .selectAll()
    .where('attempt_id', 'in', attemptIds)
    .orderBy('position')
    .execute();
  const papers = Map.groupBy(rows, (row) => row.attempt_id);
  return new Map(
    [...papers].map(([attemptId, paper]) => [
      attemptId,
      paper.map((row) => ({
        position: row.position,
        versionId: row.question_version_id,
        optionOrder: optionIds.parse(JSON.parse(row.option_order))
      }))
    ])
  );
}

/** Question versions that stand in any paper. */
export async function shownVersions(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('paper_item').select('question_version_id').distinct().execute();
  return rows.map((row) => row.question_version_id);
}

/** Stored answers of these attempts, of all positions or of these alone. */
export async function answers(
  db: Db,
  attemptIds: readonly string[],
  positions?: readonly number[]
): Promise<StoredAnswer[]> {
  let query = db
    .selectFrom('answer')
    .select([
      'attempt_id as attemptId',
      'position',
      'choice',
      'revision',
      'received_at as receivedAt'
    ])
    .where('attempt_id', 'in', attemptIds);
  if (positions) query = query.where('position', 'in', positions);
  const rows = await query.execute();
  return rows.map((row) => ({ ...row, choice: optionIds.parse(JSON.parse(row.choice)) }));
}
