import { sql, type Kysely } from 'kysely';
import { makeAppendOnly } from './append-only.ts';
import { json, key, references, required, text, time, whole } from './columns.ts';

/** What organizers do for people after an outage: extra time, going on, a new attempt. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await columns(db);

  await db.schema
    .createTable('remedy')
    .addColumn('id', key, (column) => column.primaryKey())
    .addColumn('round_id', key, references('round.id'))
    .addColumn('kind', text, required)
    .addColumn('choice', json, required)
    .addColumn('extra_ms', whole)
    .addColumn('start_until', time)
    .addColumn('reason', text, required)
    .addColumn('state', text, required)
    .addColumn('asked_by', key, required)
    .addColumn('asked_at', time, required)
    .addColumn('expires_at', time, required)
    .addColumn('decided_by', key)
    .addColumn('decided_at', time)
    .addColumn('answer', text)
    // Made with the page that asks: the second press of the same page is the first once more.
    .addColumn('once_key', text, (column) => column.notNull().unique())
    .execute();
  await db.schema
    .createIndex('remedy_by_state')
    .on('remedy')
    .columns(['round_id', 'state', 'asked_at'])
    .execute();

  await db.schema
    .createTable('remedy_person')
    .addColumn('remedy_id', key, references('remedy.id'))
    .addColumn('registration_id', key, references('registration.id'))
    .addColumn('attempt_id', key, (column) => column.references('attempt.id'))
    .addColumn('session_id', key, (column) => column.references('exam_session.id'))
    .addColumn('left_out', text)
    .addColumn('helped_at', time)
    .addColumn('new_attempt_id', key, (column) => column.references('attempt.id'))
    .addPrimaryKeyConstraint('remedy_person_key', ['remedy_id', 'registration_id'])
    .execute();
  await db.schema
    .createIndex('remedy_person_by_registration')
    .on('remedy_person')
    .column('registration_id')
    .execute();

  // How an attempt was closed before it was reopened; its grade has the same number as run.
  await db.schema
    .createTable('attempt_closing')
    .addColumn('attempt_id', key, references('attempt.id'))
    .addColumn('run', whole, required)
    .addColumn('submitted_at', time, required)
    .addColumn('submit_reason', text, required)
    .addColumn('receipt_code', text, required)
    .addColumn('deadline_at', time, required)
    .addColumn('reopened_at', time, required)
    .addColumn('remedy_id', key, references('remedy.id'))
    .addPrimaryKeyConstraint('attempt_closing_key', ['attempt_id', 'run'])
    .execute();
  await makeAppendOnly(db, 'attempt_closing');
}

async function columns(db: Kysely<unknown>): Promise<void> {
  const attempt = () => db.schema.alterTable('attempt');
  await attempt()
    .addColumn('paused_ms', time, (column) => column.notNull().defaultTo(0))
    .execute();
  await attempt().addColumn('stands_for', whole).execute();
  await attempt().addColumn('cut_short_at', time).execute();
  await attempt().addColumn('keys_shown_at', time).execute();
  await db.schema.alterTable('round').addColumn('items_shown_at', time).execute();

  await db.schema
    .createIndex('attempt_keys_shown')
    .on('attempt')
    .columns(['round_id', 'keys_shown_at'])
    .where(sql.ref('keys_shown_at'), 'is not', sql.lit(null))
    .execute();
  // What reports group by lies together; attempts cut short are left out there.
  await db.schema.dropIndex('attempt_counted').execute();
  await db.schema
    .createIndex('attempt_counted')
    .on('attempt')
    .columns([
      'registration_id',
      'round_id',
      'state',
      'id',
      'started_at',
      'submitted_at',
      'cut_short_at'
    ])
    .execute();
}
