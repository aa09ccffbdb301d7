import type { Kysely } from 'kysely';
import { key, references, required, text, time } from './columns.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  // To everybody of a contest, or to who sits in a session, or to a unit and all below it.
  await db.schema
    .createTable('message')
    .addColumn('id', key, (column) => column.primaryKey())
    .addColumn('contest_id', key, references('contest.id'))
    .addColumn('session_id', key, (column) => column.references('exam_session.id'))
    .addColumn('unit_id', key, (column) => column.references('unit.id'))
    .addColumn('words', text, required)
    .addColumn('sent_at', time, required)
    .addColumn('sent_by', key, references('account.id'))
    .addColumn('withdrawn_at', time)
    .addColumn('withdrawn_by', key, (column) => column.references('account.id'))
    .execute();
  await db.schema
    .createIndex('message_of_contest')
    .on('message')
    .columns(['contest_id', 'sent_at'])
    .execute();

  // What contestants reported. The key is made by the browser: sent twice, it is there once.
  await db.schema
    .createTable('incident_report')
    .addColumn('id', key, (column) => column.primaryKey())
    .addColumn('registration_id', key, references('registration.id'))
    .addColumn('attempt_id', key, (column) => column.references('attempt.id'))
    .addColumn('kind', text, required)
    .addColumn('words', text, required)
    .addColumn('reported_at', time, required)
    .addColumn('handled_at', time)
    .addColumn('handled_by', key, (column) => column.references('account.id'))
    .addColumn('note', text)
    .execute();
  await db.schema
    .createIndex('incident_report_of_registration')
    .on('incident_report')
    .columns(['registration_id', 'reported_at'])
    .execute();
  await db.schema
    .createIndex('incident_report_by_time')
    .on('incident_report')
    .column('reported_at')
    .execute();
}
