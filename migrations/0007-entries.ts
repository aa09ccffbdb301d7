import type { Kysely } from 'kysely';
import { makeAppendOnly } from './append-only.ts';
import { json, key, oneOf, references, required, text, time, whole } from './columns.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await calls(db);
  await files(db);
  await entries(db);
}

async function calls(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('entry_call')
    .addColumn('id', key, (column) => column.primaryKey())
    .addColumn('contest_id', key, references('contest.id'))
    .addColumn('name', text, required)
    .addColumn('rules', json, required)
    .addColumn('opens_at', time, required)
    .addColumn('closes_at', time, required)
    .addColumn('late_until', time)
    .addColumn('created_at', time, required)
    .execute();

  // `closes_at` is later than the call's where more time was given. A link with an older version
  // is worth nothing (B-S12).
  await db.schema
    .createTable('entrant')
    .addColumn('id', key, (column) => column.primaryKey())
    .addColumn('call_id', key, references('entry_call.id'))
    .addColumn('unit_id', key, references('unit.id'))
    .addColumn('name', text, required)
    .addColumn('ordinal', whole, required)
    .addColumn('link_version', whole, required)
    .addColumn('closes_at', time)
    .addUniqueConstraint('entrant_once', ['call_id', 'unit_id'])
    .execute();
}

async function files(db: Kysely<unknown>): Promise<void> {
  // The bytes lie outside the database under their hash. `length_ms` is null where it is unknown.
  await db.schema
    .createTable('entry_file')
    .addColumn('id', key, (column) => column.primaryKey())
    .addColumn('entrant_id', key, references('entrant.id'))
    .addColumn('sha256', text, required)
    .addColumn('bytes', time, required)
    .addColumn('media_type', text, required)
    .addColumn('name', text, required)
    .addColumn('length_ms', whole)
    .addColumn('created_at', time, required)
    .execute();
  await db.schema.createIndex('entry_file_of_hash').on('entry_file').column('sha256').execute();

  // `received` bytes are durable. `file_id` is set once all of them are and were found good.
  await db.schema
    .createTable('entry_upload')
    .addColumn('id', key, (column) => column.primaryKey())
    .addColumn('entrant_id', key, references('entrant.id'))
    .addColumn('name', text, required)
    .addColumn('fingerprint', text, required)
    .addColumn('bytes', time, required)
    .addColumn('received', time, required)
    .addColumn('file_id', key, (column) => column.references('entry_file.id'))
    .addColumn('last_at', time, required)
    .execute();
  await db.schema
    .createIndex('entry_upload_of_entrant')
    .on('entry_upload')
    .column('entrant_id')
    .execute();
}

async function entries(db: Kysely<unknown>): Promise<void> {
  // One entry a unit. `version` is the one that counts, 0 before the first; `file_id` is what lies
  // ready to be handed in.
  await db.schema
    .createTable('entry')
    .addColumn('id', key, (column) => column.primaryKey())
    .addColumn('entrant_id', key, (column) => column.notNull().unique().references('entrant.id'))
    .addColumn('state', text, oneOf('state', ['draft', 'handed-in', 'withdrawn']))
    .addColumn('version', whole, required)
    .addColumn('file_id', key, (column) => column.references('entry_file.id'))
    .execute();

  // What was handed in stays on record, also when something else replaces it. `account_id` and
  // `reason` are set where the organizer handed in for the unit.
  await db.schema
    .createTable('entry_version')
    .addColumn('entry_id', key, references('entry.id'))
    .addColumn('version', whole, required)
    .addColumn('title', text, required)
    .addColumn('kind', text, oneOf('kind', ['video', 'document', 'link']))
    .addColumn('link', text)
    .addColumn('file_id', key, (column) => column.references('entry_file.id'))
    .addColumn('handed_in_at', time, required)
    .addColumn('receipt_code', text, (column) => column.notNull().unique())
    .addColumn('account_id', key)
    .addColumn('reason', text)
    .addPrimaryKeyConstraint('entry_version_key', ['entry_id', 'version'])
    .execute();
  await makeAppendOnly(db, 'entry_version');
}
