import type { Instant } from '../../domain/core/time.ts';
import type { Db } from '../db/open.ts';

/** A final without its plan and questions. */
export type Final = { id: string; contestId: string; name: string; createdAt: Instant };

const COLUMNS = ['id', 'contest_id', 'name', 'created_at'] as const;

type Row = { id: string; contest_id: string; name: string; created_at: number };

const toFinal = (row: Row): Final => ({
  id: row.id,
  contestId: row.contest_id,
  name: row.name,
  createdAt: row.created_at
});

export async function find(db: Db, finalId: string): Promise<Final | null> {
  const row = await db
    .selectFrom('live_final')
    .select(COLUMNS)
    .where('id', '=', finalId)
    .executeTakeFirst();
  return row ? toFinal(row) : null;
}

/** Finals of a contest, oldest first. */
export async function ofContest(db: Db, contestId: string): Promise<Final[]> {
  const rows = await db
    .selectFrom('live_final')
    .select(COLUMNS)
    .where('contest_id', '=', contestId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(toFinal);
}

/** @param plan JSON of the plan */
export async function insert(db: Db, final: Final, plan: string): Promise<void> {
  await db
    .insertInto('live_final')
    .values({
      id: final.id,
      contest_id: final.contestId,
      name: final.name,
      plan,
      created_at: final.createdAt
    })
    .execute();
}

export async function rename(db: Db, finalId: string, name: string): Promise<void> {
  await db.updateTable('live_final').set({ name }).where('id', '=', finalId).execute();
}
