import { sql, type Kysely } from 'kysely';
import { makeAppendOnly } from './append-only.ts';
import { json, key, oneOf, references, required, text, time, whole, yesNo } from './columns.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await allowStageRoles(db);
  await finals(db);
  await teams(db);
  await record(db);
}

/** A check cannot be changed in place on SQLite: the table is written anew with more roles. */
async function allowStageRoles(db: Kysely<unknown>): Promise<void> {
  const roles = ['administrator', 'organizer', 'unit_coordinator'];
  const stageRoles = ['host', 'mc', 'judge', 'head_judge', 'secretary'];
  await db.schema
    .createTable('role_grant_next')
    .addColumn('account_id', key, references('account.id'))
    .addColumn('role', text, oneOf('role', [...roles, ...stageRoles]))
    .addColumn('scope', text, required)
    .addPrimaryKeyConstraint('role_grant_once', ['account_id', 'role', 'scope'])
    .execute();
  await sql`insert into role_grant_next (account_id, role, scope)
            select account_id, role, scope from role_grant`.execute(db);
  await db.schema.dropTable('role_grant').execute();
  await db.schema.alterTable('role_grant_next').renameTo('role_grant').execute();
}

async function finals(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('live_final')
    .addColumn('id', key, (column) => column.primaryKey())
    .addColumn('contest_id', key, references('contest.id'))
    .addColumn('name', text, required)
    .addColumn('plan', json, required)
    .addColumn('created_at', time, required)
    .execute();

  // Questions and keys of a final, apart from everything that devices may see (R9).
  await db.schema
    .createTable('live_programme')
    .addColumn('final_id', key, (column) => column.primaryKey().references('live_final.id'))
    .addColumn('programme', json, required)
    .addColumn('digest', text, required)
    .addColumn('sealed_at', time, required)
    .execute();
}

async function teams(db: Kysely<unknown>): Promise<void> {
  // `heat` is null where all teams play together. A device holds a secret whose hash stands here;
  // a link with an older version is worth nothing (B-S12).
  await db.schema
    .createTable('live_team')
    .addColumn('id', key, (column) => column.primaryKey())
    .addColumn('final_id', key, references('live_final.id'))
    .addColumn('unit_id', key, (column) => column.references('unit.id'))
    .addColumn('name', text, required)
    .addColumn('ordinal', whole, required)
    .addColumn('heat', whole)
    .addColumn('link_version', whole, required)
    .addColumn('device_hash', text)
    .addColumn('device_claimed_at', time)
    .execute();
  await db.schema
    .createIndex('live_team_of_final')
    .on('live_team')
    .columns(['final_id', 'ordinal'])
    .execute();

  await db.schema
    .createTable('live_member')
    .addColumn('id', key, (column) => column.primaryKey())
    .addColumn('team_id', key, references('live_team.id'))
    .addColumn('person_id', key, (column) => column.references('person.id'))
    .addColumn('full_name', text, required)
    .addColumn('position', text, required)
    .addColumn('is_captain', 'integer', yesNo('is_captain'))
    .addColumn('ordinal', whole, required)
    .execute();
  await db.schema
    .createIndex('live_member_of_team')
    .on('live_member')
    .columns(['team_id', 'ordinal'])
    .execute();
}

async function record(db: Kysely<unknown>): Promise<void> {
  // Two nodes that decide at once take the same number, and one of them is refused (R8). A record
  // holds its programme: it cannot be opened again once something was shown from it.
  await db.schema
    .createTable('live_event')
    .addColumn('final_id', key, references('live_programme.final_id'))
    .addColumn('seq', whole, required)
    .addColumn('at', time, required)
    .addColumn('type', text, required)
    .addColumn('command_id', text, required)
    .addColumn('event', json, required)
    .addPrimaryKeyConstraint('live_event_key', ['final_id', 'seq'])
    .execute();
  await makeAppendOnly(db, 'live_event');

  await db.schema
    .createTable('spectator_answer')
    .addColumn('final_id', key, references('live_final.id'))
    .addColumn('window_id', whole, required)
    .addColumn('spectator_id', key, required)
    .addColumn('place', text, required)
    .addColumn('at', time, required)
    .addPrimaryKeyConstraint('spectator_answer_key', ['final_id', 'window_id', 'spectator_id'])
    .execute();
}
