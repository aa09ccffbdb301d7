import type { Kysely } from 'kysely';
import { key, references, required, text, time, whole, yesNo } from './columns.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('digest_rules')
    .addColumn('contest_id', key, (column) => column.primaryKey().references('contest.id'))
    .addColumn('is_on', whole, yesNo('is_on'))
    .addColumn('hour', whole, required)
    .addColumn('threshold', whole, required)
    .execute();

  // No unit: the whole contest. A unit: that unit and everything below it, nothing else.
  await db.schema
    .createTable('digest_recipient')
    .addColumn('id', key, (column) => column.primaryKey())
    .addColumn('contest_id', key, references('contest.id'))
    .addColumn('email', text, required)
    .addColumn('unit_id', key, (column) => column.references('unit.id'))
    .addColumn('created_at', time, required)
    .addUniqueConstraint('digest_recipient_once', ['contest_id', 'email'])
    .execute();

  // The row is made before anything is sent: of several processes one sends.
  await db.schema
    .createTable('digest_sending')
    .addColumn('contest_id', key, references('contest.id'))
    .addColumn('day', text, required)
    .addColumn('begun_at', time, required)
    .addColumn('sent', whole, required)
    .addColumn('failed', whole, required)
    .addPrimaryKeyConstraint('digest_sending_key', ['contest_id', 'day'])
    .execute();
}
