import type { Kysely } from 'kysely';
import { json, key, references, required, text, time, whole } from './columns.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('contest')
    .addColumn('id', key, (column) => column.primaryKey())
    .addColumn('code', text, (column) => column.notNull().unique())
    .addColumn('name', text, required)
    .addColumn('about', json, required)
    .addColumn('unit_ranking', json, required)
    .addColumn('created_at', time, required)
    .execute();

  await db.schema
    .createTable('round')
    .addColumn('id', key, (column) => column.primaryKey())
    .addColumn('contest_id', key, references('contest.id'))
    .addColumn('ordinal', whole, required)
    .addColumn('name', text, required)
    .addColumn('rules', json, required)
    .addColumn('bank_id', key, required)
    .addUniqueConstraint('round_once', ['contest_id', 'ordinal'])
    .execute();

  await db.schema
    .createTable('exam_session')
    .addColumn('id', key, (column) => column.primaryKey())
    .addColumn('round_id', key, references('round.id'))
    .addColumn('name', text, required)
    .addColumn('opens_at', time, required)
    .addColumn('closes_at', time, required)
    .execute();

  // No row for a session: it is for everybody. A row: for that unit and all below it.
  await db.schema
    .createTable('exam_session_unit')
    .addColumn('session_id', key, references('exam_session.id'))
    .addColumn('unit_id', key, references('unit.id'))
    .addPrimaryKeyConstraint('exam_session_unit_key', ['session_id', 'unit_id'])
    .execute();

  await db.schema
    .createTable('registration')
    .addColumn('id', key, (column) => column.primaryKey())
    .addColumn('contest_id', key, references('contest.id'))
    .addColumn('person_id', key, references('person.id'))
    .addColumn('unit_id', key, references('unit.id'))
    .addColumn('candidate_no', text, required)
    .addColumn('registered_at', time, required)
    .addUniqueConstraint('registration_once', ['contest_id', 'person_id'])
    .addUniqueConstraint('candidate_no_once', ['contest_id', 'candidate_no'])
    .execute();
}
