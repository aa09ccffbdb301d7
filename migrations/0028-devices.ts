import type { Kysely } from 'kysely';
import { key, references, required, text, time } from './columns.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  // Devices on which an attempt was worked on. Attempts from before have none: nobody knows.
  await db.schema
    .createTable('attempt_device')
    .addColumn('attempt_id', key, references('attempt.id'))
    .addColumn('device', text, required)
    .addColumn('first_at', time, required)
    .addPrimaryKeyConstraint('attempt_device_once', ['attempt_id', 'device'])
    .execute();
}
