import { sql, type Kysely } from 'kysely';
import { makeAppendOnly } from './append-only.ts';
import { json, key, oneOf, references, required, text, time } from './columns.ts';

const KINDS = [
  'report',
  'annual',
  'notice',
  'units-list',
  'individuals-list',
  'final-minutes',
  'marking-minutes',
  'score-sheet'
];

/**
 * Score sheets are documents too, one for each judge of a marking. SQLite cannot widen a check, so
 * the tables are made anew with what is in them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('document_fields_next')
    .addColumn('contest_id', key, references('contest.id'))
    .addColumn('kind', text, oneOf('kind', KINDS))
    .addColumn('fields', json, required)
    .addColumn('changed_at', time, required)
    .addPrimaryKeyConstraint('document_fields_by_kind', ['contest_id', 'kind'])
    .execute();
  await moveInto(db, 'document_fields', 'contest_id, kind, fields, changed_at');

  await db.schema
    .createTable('official_document_next')
    .addColumn('id', key, (column) => column.primaryKey())
    .addColumn('contest_id', key, references('contest.id'))
    .addColumn('kind', text, oneOf('kind', KINDS))
    .addColumn('about_id', key)
    .addColumn('judge_id', key)
    .addColumn('content', json, required)
    .addColumn('hash', text, required)
    .addColumn('made_at', time, required)
    .addColumn('account_id', key)
    .addColumn('made_by', text, required)
    .execute();
  await moveInto(
    db,
    'official_document',
    'id, contest_id, kind, about_id, content, hash, made_at, account_id, made_by'
  );
  await makeAppendOnly(db, 'official_document');
}

/** Puts the rows of a table into its next form, which takes its place. */
async function moveInto(db: Kysely<unknown>, table: string, columns: string): Promise<void> {
  await sql
    .raw(`insert into ${table}_next (${columns}) select ${columns} from ${table}`)
    .execute(db);
  await db.schema.dropTable(table).execute();
  await db.schema.alterTable(`${table}_next`).renameTo(table).execute();
}
