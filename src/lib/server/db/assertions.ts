import { sql } from 'kysely';
import { migrations } from '#migrations/index.ts';
import { findDamage, inWords } from './damage.ts';
import type { Database, Db } from './open.ts';
import { postgresFailures } from './postgres-assertions.ts';
import { readSchemaState } from './schema-state.ts';

/**
 * What the database must show before the server may serve (RELIABILITY section 2). Read back from
 * the running connection after a real write, because SQLite answers too favourably before one.
 *
 * @returns one sentence per failed assertion; empty when all hold
 */
export function failedAssertions(database: Pick<Database, 'kind' | 'db'>): Promise<string[]> {
  return inWords(database.db, () => failures(database));
}

async function failures({ kind, db }: Pick<Database, 'kind' | 'db'>): Promise<string[]> {
  const damage = await findDamage(db);
  if (damage !== null) return [damage];
  const { refusals, pending } = await readSchemaState(db, migrations);
  if (refusals.length > 0) return refusals;
  if (pending.length > 0) {
    return [`migrations not run: ${pending.join(', ')}. Run npm run hoithi -- migrate`];
  }
  await writeOnce(db);
  return kind === 'sqlite' ? sqliteFailures(db) : postgresFailures(db);
}

async function writeOnce(db: Db): Promise<void> {
  await db
    .insertInto('installation')
    .values({ name: 'boot-write', value: '1' })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: '1' }))
    .execute();
}

async function sqliteFailures(db: Db): Promise<string[]> {
  const failures: string[] = [];
  const expect = async (pragma: string, wanted: unknown): Promise<void> => {
    const found = await readPragma(db, pragma);
    if (found !== wanted)
      failures.push(`PRAGMA ${pragma} is ${String(found)}, not ${String(wanted)}`);
  };
  await expect('journal_mode', 'wal');
  await expect('synchronous', 2);
  await expect('foreign_keys', 1);
  await expect('recursive_triggers', 1);
  const { version } = (
    await sql<{ version: string }>`select sqlite_version() as version`.execute(db)
  ).rows[0] ?? { version: '0.0.0' };
  if (!isAtLeast(version, [3, 51, 3])) {
    failures.push(`SQLite ${version} is older than 3.51.3, which can lose answers: run npm ci`);
  }
  return failures;
}

async function readPragma(db: Db, pragma: string): Promise<unknown> {
  const { rows } = await sql.raw<Record<string, unknown>>(`pragma ${pragma}`).execute(db);
  return Object.values(rows[0] ?? {})[0];
}

function isAtLeast(version: string, floor: number[]): boolean {
  const parts = version.split('.').map(Number);
  for (const [index, least] of floor.entries()) {
    const part = parts[index] ?? 0;
    if (part !== least) return part > least;
  }
  return true;
}
