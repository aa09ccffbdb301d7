import { sql, type Kysely } from 'kysely';
import { makeAppendOnly } from './append-only.ts';
import {
  flag,
  hundredths,
  json,
  key,
  oneOf,
  references,
  required,
  text,
  time,
  whole,
  yesNo
} from './columns.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await attempts(db);
  await answers(db);
  await grades(db);
}

async function attempts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('attempt')
    .addColumn('id', key, (column) => column.primaryKey())
    .addColumn('round_id', key, references('round.id'))
    .addColumn('session_id', key, references('exam_session.id'))
    .addColumn('registration_id', key, references('registration.id'))
    .addColumn('attempt_no', whole, required)
    .addColumn('state', text, oneOf('state', ['open', 'submitted']))
    .addColumn('started_at', time, required)
    .addColumn('deadline_at', time, required)
    .addColumn('extra_ms', whole, required)
    .addColumn('grace_ms', whole, required)
    .addColumn('submitted_at', time)
    .addColumn('submit_reason', text)
    .addColumn('receipt_code', text, (column) => column.unique())
    .addColumn('seed', text, required)
    .addColumn('paper_hash', text, required)
    .addColumn('holder', whole, required)
    .addColumn('last_seen_at', time, required)
    .addUniqueConstraint('attempt_once', ['round_id', 'registration_id', 'attempt_no'])
    .execute();
  await db.schema
    .createIndex('attempt_by_registration')
    .on('attempt')
    .column('registration_id')
    .execute();
  await db.schema
    .createIndex('attempt_by_deadline')
    .on('attempt')
    .columns(['state', 'deadline_at'])
    .execute();
  await db.schema
    .createIndex('attempt_one_open')
    .unique()
    .on('attempt')
    .columns(['round_id', 'registration_id'])
    .where(sql.ref('state'), '=', sql.lit('open'))
    .execute();

  await db.schema
    .createTable('paper_item')
    .addColumn('attempt_id', key, references('attempt.id'))
    .addColumn('position', whole, required)
    .addColumn('question_version_id', key, references('question_version.id'))
    .addColumn('option_order', json, required)
    .addPrimaryKeyConstraint('paper_item_key', ['attempt_id', 'position'])
    .addUniqueConstraint('paper_item_once', ['attempt_id', 'question_version_id'])
    .execute();
}

async function answers(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('answer')
    .addColumn('attempt_id', key, references('attempt.id'))
    .addColumn('position', whole, required)
    .addColumn('choice', json, required)
    .addColumn('revision', whole, required)
    .addColumn('mutation_id', key, required)
    .addColumn('received_at', time, required)
    .addPrimaryKeyConstraint('answer_key_position', ['attempt_id', 'position'])
    .execute();

  // Every accepted change, never touched again: the record a dispute is settled with (I1, I3).
  await db.schema
    .createTable('answer_event')
    .addColumn('mutation_id', key, (column) => column.primaryKey())
    .addColumn('attempt_id', key, references('attempt.id'))
    .addColumn('position', whole, required)
    .addColumn('choice', json, required)
    .addColumn('revision', whole, required)
    .addColumn('holder', whole, required)
    .addColumn('received_at', time, required)
    .execute();
  await db.schema
    .createIndex('answer_event_by_attempt')
    .on('answer_event')
    .columns(['attempt_id', 'position'])
    .execute();
  await makeAppendOnly(db, 'answer_event');

  await db.schema
    .createTable('integrity_signal')
    .addColumn('id', key, (column) => column.primaryKey())
    .addColumn('attempt_id', key, references('attempt.id'))
    .addColumn('kind', text, required)
    .addColumn('at', time, required)
    .execute();
}

async function grades(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('grade')
    .addColumn('attempt_id', key, references('attempt.id'))
    .addColumn('run', whole, required)
    .addColumn('is_official', flag, yesNo('is_official'))
    .addColumn('score', hundredths, required)
    .addColumn('max_score', hundredths, required)
    .addColumn('correct', whole, required)
    .addColumn('answered', whole, required)
    .addColumn('elapsed_ms', whole, required)
    .addColumn('graded_at', time, required)
    .addPrimaryKeyConstraint('grade_key', ['attempt_id', 'run'])
    .execute();
  await db.schema
    .createIndex('grade_one_official')
    .unique()
    .on('grade')
    .column('attempt_id')
    .where(sql.ref('is_official'), '=', sql.lit(1))
    .execute();
}
