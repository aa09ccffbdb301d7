import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { ofFile } from './damage.ts';
import { lookBeforeOpening } from './look-before-opening.ts';
import { ImmediateSqliteDialect } from './sqlite-dialect.ts';
import type { Tables } from './tables.ts';

export type Db = Kysely<Tables>;

export type Database = { kind: 'sqlite' | 'postgres'; db: Db; close: () => Promise<void> };

/**
 * How long a SQLite statement waits for another process's lock: it stands still with the whole event
 * loop meanwhile, so longer waits are made between transactions (F09).
 */
const LOCK_WAIT_MS = 25;

/**
 * A stuck lock, a statement that runs away or a server that has vanished must not keep the few
 * connections from everybody else (F42, F43). In milliseconds; counting a report of a million is
 * the longest statement there is.
 */
const POSTGRES_LIMITS = {
  connect: 3000,
  lock: 2000,
  idleInTransaction: 10_000,
  statement: 90_000,
  answer: 95_000
};

/**
 * A SQLite file, created with mode 0600 if missing; durable on every commit (R1).
 *
 * @throws Error in words if it is no database or cannot be written
 */
export function openSqlite(file: string): Database {
  try {
    const db = new Kysely<Tables>({ dialect: new ImmediateSqliteDialect(openDurably(file)) });
    return { kind: 'sqlite', db, close: () => db.destroy() };
  } catch (error) {
    throw ofFile(file, error);
  }
}

function openDurably(file: string): Sqlite.Database {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const sqlite = new Sqlite(file, { timeout: LOCK_WAIT_MS });
  chmodSync(file, 0o600);
  sqlite.pragma('journal_mode = WAL');
  // better-sqlite3 falls back to NORMAL after the first write unless it is told (RELIABILITY 0.1).
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  // Without it a row that replaces another removes it past the triggers (L2).
  sqlite.pragma('recursive_triggers = ON');
  return sqlite;
}

/** A pool of PostgreSQL connections with synchronous commit (R1). */
export function openPostgres(url: string): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: 8,
    types: { getTypeParser },
    options: '-c synchronous_commit=on',
    keepAlive: true,
    connectionTimeoutMillis: POSTGRES_LIMITS.connect,
    lock_timeout: POSTGRES_LIMITS.lock,
    idle_in_transaction_session_timeout: POSTGRES_LIMITS.idleInTransaction,
    statement_timeout: POSTGRES_LIMITS.statement,
    query_timeout: POSTGRES_LIMITS.answer
  });
  // Without listeners a restart of PostgreSQL would end our process, by a connection that rests and
  // by one that is in the middle of a transaction, whose statement fails besides.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return { kind: 'postgres', db, close: () => db.destroy() };
}

/**
 * PostgreSQL when a URL is given, else the SQLite file of an installation.
 *
 * @throws Error in words if the file is damaged or not what it was when it was closed
 */
export function openDatabase(where: { databaseUrl?: string | undefined; file: string }): Database {
  if (where.databaseUrl) return openPostgres(where.databaseUrl);
  lookBeforeOpening(where.file);
  return openSqlite(where.file);
}

const INT8 = 20;
const NUMERIC = 1700;

/** count(*) and epoch milliseconds arrive as int8, sums of int8 as numeric: numbers here, not strings. */
function getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (oid === INT8 || oid === NUMERIC) return Number;
  return pg.types.getTypeParser(oid, format as 'text') as (value: string) => unknown;
}
