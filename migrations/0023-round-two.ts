import type { Kysely } from 'kysely';
import { json, key, required, text, time } from './columns.ts';

/** What a person said that round two of the reports is; without a row it is the only one there is. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('round_two')
    .addColumn('contest_id', key, (column) => column.primaryKey().references('contest.id'))
    .addColumn('kind', text, required)
    .addColumn('ids', json, required)
    .addColumn('held_from', text)
    .addColumn('held_until', text)
    .addColumn('chosen_at', time, required)
    .execute();
}
