// The program that dies while it upgrades a database: before its nth statement.
// Arguments: the file, `atomic` or `without` (Kysely's migrator, which has no transaction on SQLite),
// the number of the statement; 0 lets it finish and prints how many there were.
import Sqlite from 'better-sqlite3';
import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrateToLatest } from '#lib/server/db/migrate.ts';
import { ImmediateSqliteDialect } from '#lib/server/db/sqlite-dialect.ts';
import type { Tables } from '#lib/server/db/tables.ts';
import { migrations } from '#migrations/index.ts';

const [file = '', manner = '', nth = '0'] = process.argv.slice(2);
let statements = 0;
const sqlite = new Sqlite(file, {
  verbose: () => {
    statements += 1;
    if (statements === Number(nth)) process.kill(process.pid, 'SIGKILL');
  }
});
const db = new Kysely<Tables>({ dialect: new ImmediateSqliteDialect(sqlite) });
if (manner === 'atomic') {
  await migrateToLatest(db);
} else {
  // As the product does: a table that others refer to is made anew.
  sqlite.pragma('foreign_keys = off');
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
process.stdout.write(String(statements));
