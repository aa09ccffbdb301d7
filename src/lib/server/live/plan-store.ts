import { storedPlan, type VersionedPlan } from '../../schema/live-plan.ts';
import type { Db } from '../db/open.ts';

/** A plan and the text that it was read from, which `write` compares with. */
export type StoredPlan = VersionedPlan & { text: string };

/** The plan of a final. It may hold keys, so only those who prepare the final read it (R9). */
export async function find(db: Db, finalId: string): Promise<StoredPlan | null> {
  const row = await db
    .selectFrom('live_final')
    .select('plan')
    .where('id', '=', finalId)
    .executeTakeFirst();
  return row ? { ...storedPlan.parse(JSON.parse(row.plan)), text: row.plan } : null;
}

/**
 * Writes a plan over the one it was made from.
 *
 * @returns false if another change came between
 */
export async function write(
  db: Db,
  finalId: string,
  before: StoredPlan,
  after: VersionedPlan
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('live_final')
    .set({ plan: JSON.stringify(after) })
    .where('id', '=', finalId)
    .where('plan', '=', before.text)
    .executeTakeFirst();
  return numUpdatedRows > 0;
}
