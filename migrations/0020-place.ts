import type { Kysely } from 'kysely';
import { json, key, required, time, whole } from './columns.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  // Where a contestant was in the paper, and what was marked to look at again. No row: at the beginning.
  await db.schema
    .createTable('attempt_place')
    .addColumn('attempt_id', key, (column) => column.primaryKey().references('attempt.id'))
    .addColumn('position', whole, required)
    .addColumn('flagged', json, required)
    .addColumn('noted_at', time, required)
    .execute();
}
