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
