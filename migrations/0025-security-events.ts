import type { Kysely } from 'kysely';
import { makeAppendOnly, refuseReplacing } from './append-only.ts';
import { json, key, required, text, time, whole } from './columns.ts';

/** Who came in, tried to, looked at keys or took names home: a record that is only added to. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('security_event')
    .addColumn('id', key, (column) => column.primaryKey())
    .addColumn('at', time, required)
    .addColumn('kind', text, required)
    .addColumn('account_id', key)
    .addColumn('by_account_id', key)
    .addColumn('address', text)
    // A storm of failures is one row a minute for each account and address.
    .addColumn('times', whole, required)
    .addColumn('detail', json, required)
    .execute();
  await db.schema
    .createIndex('security_event_by_time')
    .on('security_event')
    .columns(['at', 'id'])
    .execute();
  await db.schema
    .createIndex('security_event_by_kind')
    .on('security_event')
    .columns(['kind', 'at'])
    .execute();
  await makeAppendOnly(db, 'security_event');
  await refuseReplacing(db, 'security_event');
}
