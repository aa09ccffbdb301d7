import type { Kysely } from 'kysely';
import { makeAppendOnly } from './append-only.ts';
import { json, key, oneOf, references, required, text, time } from './columns.ts';

const KINDS = [
  'report',
  'annual',
  'notice',
  'units-list',
  'individuals-list',
  'final-minutes',
  'marking-minutes'
];

export async function up(db: Kysely<unknown>): Promise<void> {
  // What was filled in the last time, to be offered again.
  await db.schema
    .createTable('document_fields')
    .addColumn('contest_id', key, references('contest.id'))
    .addColumn('kind', text, oneOf('kind', KINDS))
    .addColumn('fields', json, required)
    .addColumn('changed_at', time, required)
    .addPrimaryKeyConstraint('document_fields_key', ['contest_id', 'kind'])
    .execute();

  // A document as it was made, word for word. `about_id` is the final or the marking of minutes;
  // `account_id` may be the command line, which has no account.
  await db.schema
    .createTable('official_document')
    .addColumn('id', key, (column) => column.primaryKey())
    .addColumn('contest_id', key, references('contest.id'))
    .addColumn('kind', text, oneOf('kind', KINDS))
    .addColumn('about_id', key)
    .addColumn('content', json, required)
    .addColumn('hash', text, required)
    .addColumn('made_at', time, required)
    .addColumn('account_id', key)
    .addColumn('made_by', text, required)
    .execute();
  await makeAppendOnly(db, 'official_document');
}
