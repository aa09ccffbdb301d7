import type { Kysely } from 'kysely';
import type { Db } from '#lib/server/db/open.ts';
import { migrations, type Migration } from '#migrations/index.ts';
import { tablesInOrder } from './table-order.ts';

export const MIGRATIONS = Object.keys(migrations);

/** The migrations of an earlier version of the program, up to this one. */
export const migrationsUpTo = (last: string): Record<string, Migration> =>
  Object.fromEntries(Object.entries(migrations).filter(([name]) => name <= last));

/** Every row by table, in an order of its own; without what the program notes about itself. */
export type Rows = Record<string, Record<string, unknown>[]>;

/** Reads all rows; of these tables and columns only, where a form is given. */
export async function readRows(db: Db, form?: Rows): Promise<Rows> {
  const tables = await columnsByTable(db);
  const wanted = form ? Object.keys(form) : [...tables.keys()];
  const rows: Rows = {};
  for (const table of wanted) {
    const columns = Object.keys(form?.[table]?.[0] ?? {});
    const query = anyTable(db).selectFrom(table);
    const found = await (columns.length > 0 ? query.select(columns) : query.selectAll()).execute();
    const lines = found.map((row) => JSON.stringify(Object.entries(row).sort()));
    rows[table] = lines
      .sort()
      .map((line) => Object.fromEntries(JSON.parse(line) as [string, unknown][]));
  }
  return rows;
}

/**
 * Brings the rows of a SQLite database of today into one of an earlier version: into the tables and
 * columns that it has. Rows that it refuses, such as roles it did not know, stay away.
 */
export async function fillEarlier(from: Db, to: Db): Promise<void> {
  const tables = await columnsByTable(to);
  for (const table of await tablesInOrder(from)) {
    const columns = tables.get(table);
    const rows = columns ? await anyTable(from).selectFrom(table).selectAll().execute() : [];
    for (const row of rows) {
      const known = Object.entries(row).filter(([column]) => columns?.includes(column));
      await anyTable(to)
        .insertInto(table)
        .values(Object.fromEntries(known))
        .onConflict((conflict) => conflict.doNothing())
        .execute()
        .catch(unlessRefused);
    }
  }
}

const CHECK_FAILED = ['SQLITE_CONSTRAINT_CHECK', '23514'];

function unlessRefused(error: unknown): void {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!CHECK_FAILED.includes(code)) throw error;
}

async function columnsByTable(db: Db): Promise<Map<string, string[]>> {
  const tables = await db.introspection.getTables();
  return new Map(tables.map(({ name, columns }) => [name, columns.map((column) => column.name)]));
}

const anyTable = (db: Db): Kysely<Record<string, Record<string, unknown>>> =>
  db as unknown as Kysely<Record<string, Record<string, unknown>>>;
