import { sql } from 'kysely';
import { isPostgres } from '#migrations/dialect.ts';
import type { Db } from './open.ts';

/** The path of a SQLite database; empty for one in memory. */
export async function fileOf(db: Db): Promise<string> {
  const { rows } = await sql<{ file: string }>`
    select file from pragma_database_list where name = 'main'`.execute(db);
  return rows[0]?.file ?? '';
}

/** The database in words for whoever has to find it: the file, or the name on the server. */
export async function placeOf(db: Db): Promise<string> {
  if (!isPostgres(db)) return `The database ${await fileOf(db)}`;
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(db);
  return `The PostgreSQL database ${rows[0]?.name}`;
}
