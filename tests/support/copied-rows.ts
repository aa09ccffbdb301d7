import type { Kysely } from 'kysely';
import type { Db } from '#lib/server/db/open.ts';
import { tablesInOrder } from './table-order.ts';

/** So many values stand in one statement at most: PostgreSQL takes 65.535. */
const MOST_VALUES = 30_000;

/**
 * Brings every row of a SQLite database to a fresh database of either kind, so that what takes long
 * to play is played once. Rows that migrations made are there already.
 */
export async function copyRows(from: Db, to: Db): Promise<void> {
  for (const name of await tablesInOrder(from)) await copyTable(from, to, name);
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
