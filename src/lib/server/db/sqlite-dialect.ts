import type Sqlite from 'better-sqlite3';
import {
  CompiledQuery,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type SqliteDatabase
} from 'kysely';

/**
 * Kysely's SQLite dialect with two changes: transactions take the write lock when they begin, and a
 * statement is prepared once.
 */
export class ImmediateSqliteDialect extends SqliteDialect {
  readonly #sqlite: Sqlite.Database;

  constructor(sqlite: Sqlite.Database) {
    super({ database: sqlite });
    this.#sqlite = sqlite;
  }

  override createDriver(): ImmediateSqliteDriver {
    return new ImmediateSqliteDriver(this.#sqlite);
  }
}

/**
 * A deferred transaction that reads first and writes later fails at once, without waiting, when
 * another process wrote in between.
 */
class ImmediateSqliteDriver extends SqliteDriver {
  readonly #sqlite: Sqlite.Database;

  constructor(sqlite: Sqlite.Database) {
    super({ database: keepStatements(sqlite) });
    this.#sqlite = sqlite;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /**
   * On a full disk or an I/O error SQLite has rolled back by itself. Rolling back once more would fail
   * and hide the error that decides whether to go on (R14).
   */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#sqlite.inTransaction) await super.rollbackTransaction(connection);
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
