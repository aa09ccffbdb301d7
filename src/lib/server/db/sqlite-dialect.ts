import type Sqlite from 'better-sqlite3';
import {
  CompiledQuery,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type SqliteDatabase,
  type SqliteDialectConfig
} from 'kysely';

/**
 * Kysely's SQLite dialect with two changes: transactions take the write lock when they begin, and a
 * statement is prepared once.
 */
export class ImmediateSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(sqlite: Sqlite.Database) {
    const config = { database: keepStatements(sqlite) };
    super(config);
    this.#config = config;
  }

  override createDriver(): ImmediateSqliteDriver {
    return new ImmediateSqliteDriver(this.#config);
  }
}

/**
 * A deferred transaction that reads first and writes later fails at once, without waiting, when
 * another process wrote in between.
 */
class ImmediateSqliteDriver extends SqliteDriver {
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
