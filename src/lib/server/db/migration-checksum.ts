import { createHash } from 'node:crypto';
import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type Dialect
} from 'kysely';
import { isPostgres } from '#migrations/dialect.ts';
import type { Migration } from '#migrations/index.ts';
import type { Db } from './open.ts';

/**
 * One hash over the statements of a migration, worked out on a database that answers nothing. A
 * migration that was edited after it had run somewhere has another.
 */
export async function checksumOf(migration: Migration, db: Db): Promise<string> {
  const hash = createHash('sha256');
  const dry = new Kysely<unknown>({
    dialect: isPostgres(db) ? dryPostgres : drySqlite,
    log: ({ query }) => void hash.update(query.sql).update(JSON.stringify(query.parameters))
  });
  await migration.up(dry);
  return hash.digest('hex');
}

const drySqlite: Dialect = {
  createAdapter: () => new SqliteAdapter(),
  createDriver: () => new DummyDriver(),
  createIntrospector: (db) => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler()
};

const dryPostgres: Dialect = {
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new DummyDriver(),
  createIntrospector: (db) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler()
};
