import { sql, type Kysely } from 'kysely';
import { flag, key, references, required, text, time, yesNo } from './columns.ts';

/**
 * Outages and whom they hit, times at which nobody knew whether the clock is right, and what follows
 * for papers: time that is given back, and changes that counted although they were late.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('outage')
    .addColumn('id', key, (column) => column.primaryKey())
    .addColumn('began_at', time, required)
    .addColumn('ended_at', time, required)
    .addColumn('cause', text, required)
    .addColumn('closes_at', time, required)
    .addColumn('answer', text)
    .addColumn('answered_at', time)
    .addColumn('answered_by', text)
    .addColumn('reason', text)
    .execute();
  await db.schema
    .createTable('outage_hit')
    .addColumn('attempt_id', key, references('attempt.id'))
    .addColumn('outage_id', key, references('outage.id'))
    .addColumn('lost_ms', time, required)
    .addColumn('waited_ms', time, required)
    .addPrimaryKeyConstraint('outage_hit_key', ['attempt_id', 'outage_id'])
    .execute();
  await db.schema
    .createIndex('outage_hit_by_outage')
    .on('outage_hit')
    .column('outage_id')
    .execute();

  await db.schema
    .createTable('clock_doubt')
    .addColumn('id', key, (column) => column.primaryKey())
    .addColumn('began_at', time, required)
    .addColumn('confirmed_at', time)
    .addColumn('set_to', time)
    .addColumn('confirmed_by', text)
    .execute();
  // However many processes notice it: one doubt at a time.
  await db.schema
    .createIndex('clock_doubt_one_open')
    .unique()
    .on('clock_doubt')
    .expression(sql`(confirmed_at is null)`)
    .where(sql.ref('confirmed_at'), 'is', null)
    .execute();

  await db.schema
    .alterTable('attempt')
    .addColumn('credit_ms', time, (column) => column.notNull().defaultTo(0))
    .execute();
  await db.schema
    .alterTable('answer_event')
    .addColumn('after_outage', flag, (column) => yesNo('after_outage')(column).defaultTo(0))
    .execute();
}
