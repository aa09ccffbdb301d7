import type { Kysely } from 'kysely';
import { makeAppendOnly } from './append-only.ts';
import { key, references, required, time, whole } from './columns.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  // A call without a row has no public vote.
  await db.schema
    .createTable('entry_poll')
    .addColumn('call_id', key, (column) => column.primaryKey().references('entry_call.id'))
    .addColumn('opens_at', time, required)
    .addColumn('closes_at', time, required)
    .execute();
  // Who has voted, and what was voted for, stand apart: nothing tells who voted for what.
  await db.schema
    .createTable('entry_voter')
    .addColumn('call_id', key, references('entry_poll.call_id'))
    .addColumn('account_id', key, required)
    .addPrimaryKeyConstraint('entry_voter_once', ['call_id', 'account_id'])
    .execute();
  await makeAppendOnly(db, 'entry_voter');
  await db.schema
    .createTable('entry_tally')
    .addColumn('entry_id', key, (column) => column.primaryKey().references('entry.id'))
    .addColumn('call_id', key, references('entry_poll.call_id'))
    .addColumn('votes', whole, required)
    .execute();
}
