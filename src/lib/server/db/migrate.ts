import { sql, type Kysely } from 'kysely';
import { isPostgres } from '#migrations/dialect.ts';
import { migrations, type Migration } from '#migrations/index.ts';
import { copyBeforeUpgrade } from './copy-before-upgrade.ts';
import { findDamage, inWords } from './damage.ts';
import { checksumOf } from './migration-checksum.ts';
import { ensureRecord, noteChecksum, noteExecuted, readExecuted } from './migration-record.ts';
import type { Db } from './open.ts';
import { placeOf } from './place.ts';
import { readSchemaState } from './schema-state.ts';

type Upgrade = {
  /** The migrations of the program; another set is another version of it. */
  known?: Readonly<Record<string, Migration>>;
  /** Where to say what is done to an existing database. */
  say?: (line: string) => void;
  /** Keeps servers away from an existing database until the function it returns is called; throws if one is there. */
  alone?: () => () => void;
};

/** Another process that migrates is waited for this long. */
const LOCK_WAIT_MS = 60_000;

/** The number under which Kysely's migrator of older programs locks, too. */
const POSTGRES_LOCK = '3853314791062309107';

/**
 * Brings the database to the newest schema: each migration with its row of the record in one
 * transaction, so that a process that dies leaves the old schema or the new one (F46). An existing
 * SQLite file is copied first.
 *
 * @returns the names of the migrations it ran
 * @throws Error that says in words why this database may not be migrated
 */
export function migrateToLatest(
  db: Db,
  { known = migrations, say = () => undefined, alone = () => () => undefined }: Upgrade = {}
): Promise<string[]> {
  return inWords(db, () => upgrade(db, { known, say, alone }));
}

async function upgrade(db: Db, { known, say, alone }: Required<Upgrade>): Promise<string[]> {
  const { executed, pending, unsigned, refusals } = await readSchemaState(db, known);
  if (refusals.length > 0) throw new Error(refusals.join('\n'));
  if (pending.length + unsigned.length === 0) return [];
  const from = executed.at(-1);
  const giveBack = from !== undefined && pending.length > 0 ? alone() : () => undefined;
  try {
    if (from !== undefined && pending.length > 0) await copySound(db, from, say);
    await inMigration(db, (inner) => prepareRecord(inner, unsigned, known));
    const ran: string[] = [];
    for (const name of pending) {
      if (await tryMigration(db, name, known[name])) ran.push(name);
    }
    return ran;
  } finally {
    giveBack();
  }
}

async function copySound(db: Db, from: string, say: (line: string) => void): Promise<void> {
  const damage = await findDamage(db);
  if (damage !== null) throw new Error(damage);
  await copyBeforeUpgrade(db, from, say);
}

async function tryMigration(
  db: Db,
  name: string,
  migration: Migration | undefined
): Promise<boolean> {
  try {
    return await inMigration(db, (inner) => runOnce(inner, name, migration));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(
      `${name} did not succeed and was taken back: ${why}. ${await placeOf(db)} is as it was before ` +
        'this migration; nothing is lost. Run it again when the cause is gone.',
      { cause: error }
    );
  }
}

/** Runs the migration unless another process did while this one waited. */
async function runOnce(db: Db, name: string, migration: Migration | undefined): Promise<boolean> {
  const executed = await readExecuted(db);
  if (!migration || executed?.some((one) => one.name === name)) return false;
  await migration.up(db as unknown as Kysely<unknown>);
  if (!isPostgres(db)) await expectReferences(db, name);
  await noteExecuted(db, name, await checksumOf(migration, db));
  return true;
}

/** Databases of older programs have no checksums: from now on theirs are kept as well. */
async function prepareRecord(
  db: Db,
  unsigned: readonly string[],
  known: Readonly<Record<string, Migration>>
): Promise<void> {
  await ensureRecord(db);
  for (const name of unsigned) {
    const migration = known[name];
    if (migration) await noteChecksum(db, name, await checksumOf(migration, db));
  }
}

/** One transaction that nobody else migrates beside. */
function inMigration<T>(db: Db, work: (db: Db) => Promise<T>): Promise<T> {
  return isPostgres(db) ? inPostgresMigration(db, work) : inSqliteMigration(db, work);
}

function inPostgresMigration<T>(db: Db, work: (db: Db) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (inner) => {
    // The limits of requests are too short for rebuilding a big table, and for waiting.
    for (const limit of [
      'statement_timeout',
      'lock_timeout',
      'idle_in_transaction_session_timeout'
    ]) {
      await sql.raw(`set local ${limit} = 0`).execute(inner);
    }
    await sql.raw(`select pg_advisory_xact_lock(${POSTGRES_LOCK})`).execute(inner);
    return work(inner);
  });
}

/**
 * Foreign keys are off, or dropping a table that others refer to would delete or refuse; inside a
 * transaction the pragma does nothing, so it stands around it. `begin immediate` waits for others.
 */
function inSqliteMigration<T>(db: Db, work: (db: Db) => Promise<T>): Promise<T> {
  return db.connection().execute(async (connection) => {
    const { rows } = await sql<{ timeout: number }>`pragma busy_timeout`.execute(connection);
    await sql.raw(`pragma busy_timeout = ${LOCK_WAIT_MS}`).execute(connection);
    await sql`pragma foreign_keys = off`.execute(connection);
    try {
      return await connection.transaction().execute(work);
    } finally {
      await sql`pragma foreign_keys = on`.execute(connection);
      await sql.raw(`pragma busy_timeout = ${rows[0]?.timeout ?? 0}`).execute(connection);
    }
  });
}

async function expectReferences(db: Db, name: string): Promise<void> {
  const { rows } = await sql<{ table: string; parent: string }>`
    select distinct "table", parent from pragma_foreign_key_check`.execute(db);
  if (rows.length === 0) return;
  const broken = rows.map(({ table, parent }) => `${table} → ${parent}`).join(', ');
  throw new Error(`${name} was taken back: rows would refer to nothing (${broken})`);
}
