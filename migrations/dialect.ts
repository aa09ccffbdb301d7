import { PostgresAdapter, type Kysely } from 'kysely';

/** Whether this database is PostgreSQL; else it is SQLite. */
export const isPostgres = <Tables>(db: Kysely<Tables>): boolean =>
  db.getExecutor().adapter instanceof PostgresAdapter;
