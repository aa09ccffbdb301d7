import { sql, type Kysely } from 'kysely';
import { isPostgres } from './dialect.ts';

/**
 * Lets rows of a table be added but never changed or removed, for everybody,
 * our own connection included (RELIABILITY R11, B-G7).
 */
export async function makeAppendOnly(db: Kysely<unknown>, table: string): Promise<void> {
  const statements = isPostgres(db) ? postgresGuard(table) : sqliteGuard(table);
  for (const statement of statements) await sql.raw(statement).execute(db);
}

function sqliteGuard(table: string): string[] {
  return ['update', 'delete'].map(
    (change) =>
      `create trigger ${table}_no_${change} before ${change} on ${table}
       begin select raise(abort, '${table} is append-only'); end`
  );
}

function postgresGuard(table: string): string[] {
  return [
    `create or replace function ${table}_refuse() returns trigger language plpgsql as
     $$ begin raise exception '${table} is append-only'; end $$`,
    `create trigger ${table}_append_only before update or delete or truncate on ${table}
     for each statement execute function ${table}_refuse()`
  ];
}

/**
 * Lets no row take the place of another. On SQLite `insert or replace` removes the row that is in the
 * way, and asks the triggers above only on connections that have `recursive_triggers` on; this one
 * holds on every connection (L2). PostgreSQL has no such statement.
 *
 * @param also a condition more under which a row is in the way, such as a unique index over some rows
 */
export async function refuseReplacing(
  db: Kysely<unknown>,
  table: string,
  also?: string
): Promise<void> {
  if (isPostgres(db)) return;
  const keys = [['rowid'], ...(await uniqueKeys(db, table))];
  const taken = keys.map((columns) => {
    const same = columns.map((column) => `${column} = new.${column}`).join(' and ');
    return `exists (select 1 from ${table} where ${same})`;
  });
  await sql
    .raw(
      `create trigger ${table}_no_replace before insert on ${table}
       when ${[...taken, ...(also === undefined ? [] : [`(${also})`])].join(' or ')}
       begin select raise(abort, '${table} is append-only: its key is taken'); end`
    )
    .execute(db);
}

async function uniqueKeys(db: Kysely<unknown>, table: string): Promise<string[][]> {
  const { rows } = await sql<{ columns: string }>`
    select (select group_concat(name) from pragma_index_info(list.name)) as columns
    from pragma_index_list(${table}) as list where list."unique" = 1 and list.partial = 0`.execute(
    db
  );
  return rows.map(({ columns }) => columns.split(','));
}
