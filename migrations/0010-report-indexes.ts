import { sql, type Kysely } from 'kysely';

/** What reports group by lies together, so that counting never touches the rows themselves. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('registration_by_unit')
    .on('registration')
    .columns(['contest_id', 'unit_id', 'id', 'registered_at'])
    .execute();
  await db.schema
    .createIndex('attempt_counted')
    .on('attempt')
    .columns(['registration_id', 'round_id', 'state', 'id', 'started_at', 'submitted_at'])
    .execute();
  // The new one begins with the same column.
  await db.schema.dropIndex('attempt_by_registration').execute();
  await db.schema
    .createIndex('grade_counted')
    .on('grade')
    .columns(['attempt_id', 'score', 'max_score', 'correct'])
    .where(sql.ref('is_official'), '=', sql.lit(1))
    .execute();
}
