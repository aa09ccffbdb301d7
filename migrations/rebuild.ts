import { sql, type CreateTableBuilder, type Kysely } from 'kysely';
import { isPostgres } from './dialect.ts';

type Form = {
  /** All columns and constraints of the new form, as SQLite makes them. */
  columns: (table: CreateTableBuilder<string>) => CreateTableBuilder<string>;
  /** SQL for the columns that the old form has not, or has with other values. */
  values?: Readonly<Record<string, string>>;
  /** The same change on PostgreSQL, which alters a table in place. */
  onPostgres: (db: Kysely<unknown>) => Promise<void>;
};

/**
 * Gives a table a form that SQLite's `alter table` cannot give it, also one that other tables refer
 * to: made anew, filled, put in the old one's place, and given its indexes and triggers again. The
 * migration that calls it runs with foreign keys off; all references are looked at when it ends.
 *
 * @throws Error if the new form lacks a column of the old one: rows would lose something in silence
 */
export async function rebuildTable(db: Kysely<unknown>, table: string, form: Form): Promise<void> {
  if (isPostgres(db)) return form.onPostgres(db);
  const belongings = await belongingsOf(db, table);
  const next = `${table}_next`;
  await form.columns(db.schema.createTable(next)).execute();
  await copyRows(db, table, next, form.values ?? {});
  await db.schema.dropTable(table).execute();
  await db.schema.alterTable(next).renameTo(table).execute();
  for (const statement of belongings) await sql.raw(statement).execute(db);
}

/** The statements that made the indexes and triggers of a table; those of constraints have none. */
async function belongingsOf(db: Kysely<unknown>, table: string): Promise<string[]> {
  const { rows } = await sql<{ sql: string }>`
    select sql from sqlite_master
    where tbl_name = ${table} and type in ('index', 'trigger') and sql is not null
    order by rowid`.execute(db);
  return rows.map((row) => row.sql);
}

async function copyRows(
  db: Kysely<unknown>,
  from: string,
  to: string,
  values: Readonly<Record<string, string>>
): Promise<void> {
  const [old, wanted] = [await columnsOf(db, from), await columnsOf(db, to)];
  const lost = old.filter((column) => !wanted.includes(column));
  if (lost.length > 0) throw new Error(`${from} would lose ${lost.join(', ')}`);
  const filled = wanted.filter((column) => old.includes(column) || column in values);
  const sources = filled.map((column) => values[column] ?? `"${column}"`);
  const targets = filled.map((column) => `"${column}"`);
  await sql
    .raw(
      `insert into "${to}" (${targets.join()}) select ${sources.join()} from "${from}" order by rowid`
    )
    .execute(db);
}

async function columnsOf(db: Kysely<unknown>, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from pragma_table_info(${table}) order by cid`.execute(db);
  return rows.map(({ name }) => name);
}
