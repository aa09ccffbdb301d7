import type Sqlite from 'better-sqlite3';
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type DialectAdapter,
  type SqliteDatabase,
  type SqliteDialectConfig
} from 'kysely';

/**
 * Kysely's SQLite dialect with three changes that a busy opening needs: transactions take the write
 * lock when they begin, the one connection is handed out in the order of asking, and a statement
 * is prepared once.
 */
export class FairSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(sqlite: Sqlite.Database) {
    const config = { database: keepStatements(sqlite) };
    super(config);
    this.#config = config;
  }

  override createDriver(): FairSqliteDriver {
    return new FairSqliteDriver(this.#config);
  }

  override createAdapter(): DialectAdapter {
    return new QueueingAdapter();
  }
}

/**
 * Tells Kysely to leave the queueing to the driver. Its own lock lets whoever comes along in the right
 * moment pass those who wait: under load a batch of saves waited ten seconds (`npm run bench`).
 */
class QueueingAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

class FairSqliteDriver extends SqliteDriver {
  readonly #waiting: (() => void)[] = [];
  #isTaken = false;

  override async acquireConnection(): Promise<DatabaseConnection> {
    if (this.#isTaken) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#isTaken = true;
    return super.acquireConnection();
  }

  override async releaseConnection(): Promise<void> {
    const next = this.#waiting.shift();
    // Handed on without becoming free in between, so that nobody can step in.
    if (next) next();
    else this.#isTaken = false;
  }

  /**
   * A deferred transaction that reads first and writes later fails at once, without waiting, when
   * another process wrote in between.
   */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
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
