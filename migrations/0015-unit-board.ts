import type { Kysely } from 'kysely';
import { whole, yesNo } from './columns.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  // Nothing is public until somebody opens it.
  await db.schema
    .alterTable('contest')
    .addColumn('is_board_open', whole, (column) => yesNo('is_board_open')(column).defaultTo(0))
    .execute();
}
