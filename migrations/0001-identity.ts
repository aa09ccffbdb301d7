import type { Kysely } from 'kysely';
import { makeAppendOnly } from './append-only.ts';
import {
  flag,
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
  await db.schema
    .createTable('account')
    .addColumn('id', key, (column) => column.primaryKey())
    .addColumn('login_name', text, (column) => column.notNull().unique())
    .addColumn('display_name', text, required)
    .addColumn('password_hash', text)
    .addColumn('person_id', key, (column) => column.unique())
    .addColumn('is_disabled', flag, yesNo('is_disabled'))
    .addColumn('created_at', time, required)
    .execute();

  await db.schema
    .createTable('login_session')
    .addColumn('id_hash', text, (column) => column.primaryKey())
    .addColumn('account_id', key, references('account.id'))
    .addColumn('created_at', time, required)
    .addColumn('expires_at', time, required)
    .execute();
  await db.schema
    .createIndex('login_session_by_account')
    .on('login_session')
    .column('account_id')
    .execute();

  await db.schema
    .createTable('role_grant')
    .addColumn('account_id', key, references('account.id'))
    .addColumn('role', text, oneOf('role', ['administrator', 'organizer', 'unit_coordinator']))
    .addColumn('scope', text, required)
    .addPrimaryKeyConstraint('role_grant_key', ['account_id', 'role', 'scope'])
    .execute();

  await db.schema
    .createTable('activation_code')
    .addColumn('account_id', key, (column) => column.primaryKey().references('account.id'))
    .addColumn('code_hash', text, required)
    .addColumn('issued_at', time, required)
    .addColumn('expires_at', time, required)
    .addColumn('used_at', time)
    .execute();

  await db.schema
    .createTable('audit_entry')
    .addColumn('seq', whole, (column) => column.primaryKey())
    .addColumn('at', time, required)
    .addColumn('account_id', key)
    .addColumn('action', text, required)
    .addColumn('target', text, required)
    .addColumn('detail', json, required)
    .addColumn('previous_hash', text, required)
    .addColumn('hash', text, required)
    .execute();
  await makeAppendOnly(db, 'audit_entry');

  await db.schema
    .createTable('installation')
    .addColumn('name', text, (column) => column.primaryKey())
    .addColumn('value', text, required)
    .execute();
}
