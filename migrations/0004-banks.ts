import type { Kysely } from 'kysely';
import { json, key, oneOf, references, required, text, time, whole } from './columns.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('bank')
    .addColumn('id', key, (column) => column.primaryKey())
    .addColumn('code', text, (column) => column.notNull().unique())
    .addColumn('title', text, required)
    .addColumn('created_at', time, required)
    .execute();

  await db.schema
    .createTable('question')
    .addColumn('id', key, (column) => column.primaryKey())
    .addColumn('bank_id', key, references('bank.id'))
    .addColumn('code', text, required)
    .addColumn('current_version_id', key, required)
    .addUniqueConstraint('question_once', ['bank_id', 'code'])
    .execute();

  await db.schema
    .createTable('question_version')
    .addColumn('id', key, (column) => column.primaryKey())
    .addColumn('question_id', key, references('question.id'))
    .addColumn('version', whole, required)
    .addColumn('topic', text, required)
    .addColumn('level', text, oneOf('level', ['NB', 'TH', 'VD', 'VDC']))
    .addColumn('stem', text, required)
    .addColumn('options', json, required)
    .addColumn('content_hash', text, required)
    .addColumn('created_at', time, required)
    .addUniqueConstraint('question_version_once', ['question_id', 'version'])
    .execute();

  // Keys live apart, so that no query for a contestant can carry one by accident (R9).
  await db.schema
    .createTable('answer_key')
    .addColumn('question_version_id', key, (column) =>
      column.primaryKey().references('question_version.id')
    )
    .addColumn('key_option_ids', json, required)
    .addColumn('explanation', text, required)
    .addColumn('citation', json, required)
    .execute();
}
