import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import {
  CompiledQuery,
  Kysely,
  PostgresDialect,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type SqliteDatabase,
  type SqliteDialectConfig
} from 'kysely';
import pg from 'pg';
import type { Tables } from './tables.ts';

export type Db = Kysely<Tables>;

export type Database = { kind: 'sqlite' | 'postgres'; db: Db; close: () => Promise<void> };

/** How long a SQLite statement may wait for another process's lock: it blocks the event loop (F09). */
const LOCK_WAIT_MS = 250;

/** A SQLite file, created with mode 0600 if missing; durable on every commit (R1). */
export function openSqlite(file: string): Database {
  mkdirSync(dirname(file), { recursive: true });
  const sqlite = new Sqlite(file, { timeout: LOCK_WAIT_MS });
  chmodSync(file, 0o600);
  sqlite.pragma('journal_mode = WAL');
  // better-sqlite3 falls back to NORMAL after the first write unless it is told (RELIABILITY 0.1).
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  const db = new Kysely<Tables>({
    dialect: new ImmediateSqliteDialect({ database: keepStatements(sqlite) })
  });
  return { kind: 'sqlite', db, close: () => db.destroy() };
}

/** Statements kept per file: those of a busy minute, whatever the sizes of its batches. */
const MOST_STATEMENTS = 500;

/** Preparing a statement costs as much as running it: the same text is prepared once. */
function keepStatements(sqlite: Sqlite.Database): SqliteDatabase {
  const statements = new Map<string, Sqlite.Statement>();
  return {
    prepare: (text) => {
      const statement = statements.get(text) ?? sqlite.prepare(text);
      // The youngest stands last, so that the first is the one to forget.
      statements.delete(text);
      statements.set(text, statement);
      const [oldest] = statements.keys();
      if (statements.size > MOST_STATEMENTS && oldest !== undefined) statements.delete(oldest);
      return statement as ReturnType<SqliteDatabase['prepare']>;
    },
    close: () => {
      sqlite.close();
    }
  };
}

/** A pool of PostgreSQL connections with synchronous commit (R1). */
export function openPostgres(url: string): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: 8,
    types: { getTypeParser },
    options: '-c synchronous_commit=on'
  });
  // Without a listener a restart of PostgreSQL would end our process.
  pool.on('error', () => undefined);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return { kind: 'postgres', db, close: () => db.destroy() };
}

/** PostgreSQL when a URL is given, else the SQLite file. */
export function openDatabase(where: { databaseUrl?: string | undefined; file: string }): Database {
  return where.databaseUrl ? openPostgres(where.databaseUrl) : openSqlite(where.file);
}

const INT8 = 20;
const NUMERIC = 1700;

/** count(*) and epoch milliseconds arrive as int8, sums of int8 as numeric: numbers here, not strings. */
function getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (oid === INT8 || oid === NUMERIC) return Number;
  return pg.types.getTypeParser(oid, format as 'text') as (value: string) => unknown;
}

/**
 * Takes SQLite's write lock when a transaction begins. A deferred transaction that reads first
 * and writes later fails at once, without waiting, when another process wrote in between.
 */
class ImmediateSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): ImmediateSqliteDriver {
    return new ImmediateSqliteDriver(this.#config);
  }
}

class ImmediateSqliteDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}
