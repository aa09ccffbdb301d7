import { sql, type Kysely } from 'kysely';
import type { Db } from '#lib/server/db/open.ts';

/** So many values stand in one statement at most: PostgreSQL takes 65.535. */
const MOST_VALUES = 30_000;

/**
 * Brings every row of a SQLite database to a fresh database of either kind, so that what takes long
 * to play is played once. Tables are filled in the order in which they were made: what a row refers
 * to is there before it. Rows that migrations made are there already.
 */
export async function copyRows(from: Db, to: Db): Promise<void> {
  const { rows: tables } = await sql<{ name: string }>`
    select name from sqlite_master
    where type = 'table' and name not like 'kysely%' and name not like 'sqlite%'
    order by rowid`.execute(from);
  for (const { name } of tables) await copyTable(from, to, name);
}

async function copyTable(from: Db, to: Db, name: string): Promise<void> {
  const rows = await anyTable(from).selectFrom(name).selectAll().execute();
  const chunk = Math.floor(MOST_VALUES / Object.keys(rows[0] ?? {}).length);
  for (let at = 0; at < rows.length; at += chunk) {
    await anyTable(to)
      .insertInto(name)
      .values(rows.slice(at, at + chunk))
      .onConflict((row) => row.doNothing())
      .execute();
  }
}

const anyTable = (db: Db): Kysely<Record<string, Record<string, unknown>>> =>
  db as unknown as Kysely<Record<string, Record<string, unknown>>>;
