import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type Sqlite from 'better-sqlite3';
import { isPostgres } from '#migrations/dialect.ts';
import type { Db } from './open.ts';
import { fileOf } from './place.ts';
import { transaction } from './transaction.ts';

const ROW = 'witness';

/** Which database this is, and how often it was said that it is there. */
type Witness = { database: string; count: number };

/** Beside the database, and with its name, so that whoever moves one moves both. */
const witnessFile = (file: string): string => `${file}-witness`;

/**
 * Counts in the database and then in a small file beside it. SQLite goes on in silence when its log
 * is gone, when the log is another database's, or when an older copy lies in its place: what the file
 * has counted tells (F11).
 */
export async function bearWitness(db: Db): Promise<void> {
  const file = isPostgres(db) ? '' : await fileOf(db);
  if (file === '') return;
  const value = await transaction(db, async (inner) => {
    const row = await inner
      .selectFrom('installation')
      .select('value')
      .where('name', '=', ROW)
      .executeTakeFirst();
    const { database, count } = row ? parse(row.value) : { database: randomUUID(), count: 0 };
    const value = `${database} ${count + 1}`;
    await inner
      .insertInto('installation')
      .values({ name: ROW, value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
      .execute();
    return value;
  });
  const unfinished = `${witnessFile(file)}.${process.pid}`;
  writeFileSync(unfinished, value, { mode: 0o600 });
  renameSync(unfinished, witnessFile(file));
}

/**
 * Compares a database with what its witness has counted.
 *
 * @param file read before the database: other processes may count on meanwhile
 * @returns a sentence if the database lacks what was in it, else null
 */
export function findLoss(file: string, open: () => Sqlite.Database): string | null {
  const kept = readWitness(witnessFile(file));
  if (kept === null) return null;
  const found = readRow(open());
  if (found?.database === kept.database && found.count >= kept.count) return null;
  const what =
    found !== null && found.database !== kept.database
      ? 'it is another database than was here, or its log (-wal) is that of another'
      : 'what was written last is not in it: its log (-wal) is gone, or an older copy is in its place';
  return (
    `The database ${file} is not what it was when it was closed: ${what}. Nothing was changed. Put back what ` +
    'belongs to it, or restore the newest backup into an empty DATA_DIR: npm run hoithi -- restore FILE. ' +
    `If just this file is wanted, with what it lacks, remove ${witnessFile(file)}.`
  );
}

/** Null where nothing was counted yet, or the file was cut short with the power. */
function readWitness(path: string): Witness | null {
  const kept = existsSync(path) ? parse(readFileSync(path, 'utf8')) : null;
  return kept !== null && Number.isInteger(kept.count) ? kept : null;
}

function readRow(sqlite: Sqlite.Database): Witness | null {
  const hasTable = sqlite.prepare("select 1 from sqlite_master where name = 'installation'").get();
  const value = hasTable
    ? sqlite.prepare('select value from installation where name = ?').pluck().get(ROW)
    : undefined;
  return typeof value === 'string' ? parse(value) : null;
}

function parse(value: string): Witness {
  const [database = '', count] = value.split(' ');
  return { database, count: Number(count) };
}
