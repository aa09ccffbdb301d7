import { sql, type Kysely } from 'kysely';
import { isPostgres } from '#migrations/dialect.ts';
import type { Db } from './open.ts';

/** A migration that this database has had; older programs kept no checksum of it. */
export type Executed = { name: string; checksum: string | null };

/** The tables that Kysely's migrator made in existing databases, and ours with them. */
type RecordTables = {
  kysely_migration: { name: string; timestamp: string; checksum: string | null };
};

/** Makes the table of the record where there is none; an existing one gets the column it lacks. */
export async function ensureRecord(db: Db): Promise<void> {
  await sql`create table if not exists kysely_migration
    (name varchar(255) not null primary key, timestamp varchar(255) not null)`.execute(db);
  await sql`create table if not exists kysely_migration_lock
    (id varchar(255) not null primary key, is_locked integer not null default 0)`.execute(db);
  if (await hasColumn(db, 'checksum')) return;
  await sql`alter table kysely_migration add column checksum varchar(64)`.execute(db);
}

/** What this database has had; null where there is no record at all. */
export async function readExecuted(db: Db): Promise<Executed[] | null> {
  if (!(await hasColumn(db, 'name'))) return null;
  const rows = await record(db).selectFrom('kysely_migration').select('name').execute();
  if (!(await hasColumn(db, 'checksum'))) return rows.map(({ name }) => ({ name, checksum: null }));
  return record(db).selectFrom('kysely_migration').select(['name', 'checksum']).execute();
}

/** The names of the migrations that a database has had, in order. */
export const executedNames = async (db: Db): Promise<string[]> =>
  ((await readExecuted(db)) ?? []).map(({ name }) => name).sort();

/** Puts a migration on the record, in its own transaction. */
export async function noteExecuted(db: Db, name: string, checksum: string): Promise<void> {
  await record(db)
    .insertInto('kysely_migration')
    .values({ name, timestamp: new Date().toISOString(), checksum })
    .execute();
}

/** Writes the checksum down beside a migration that an older program ran. */
export async function noteChecksum(db: Db, name: string, checksum: string): Promise<void> {
  await record(db)
    .updateTable('kysely_migration')
    .set({ checksum })
    .where('name', '=', name)
    .where('checksum', 'is', null)
    .execute();
}

async function hasColumn(db: Db, column: string): Promise<boolean> {
  const query = isPostgres(db)
    ? sql`select 1 from pg_attribute
        where attrelid = to_regclass('kysely_migration') and attname = ${column}`
    : sql`select 1 from pragma_table_info('kysely_migration') where name = ${column}`;
  return (await query.execute(db)).rows.length > 0;
}

const record = (db: Db) => db as unknown as Kysely<RecordTables>;
