import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Kysely, sql, type KyselyPlugin } from 'kysely';
import { Migrator } from 'kysely/migration';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrateToLatest } from '#lib/server/db/migrate.ts';
import { openSqlite, type Db } from '#lib/server/db/open.ts';
import { ImmediateSqliteDialect } from '#lib/server/db/sqlite-dialect.ts';
import type { Tables } from '#lib/server/db/tables.ts';
import { migrations } from '#migrations/index.ts';
import { openBench, openEmpty } from '../../support/databases.ts';
import {
  fillEarlier,
  MIGRATIONS,
  migrationsUpTo,
  readRows
} from '../../support/earlier-database.ts';
import { liveIn } from '../../support/lived-in.ts';

/** Tables with rows that others refer to are there, and most migrations are still to come. */
const EARLIER = '0005-quiz';

const folder = mkdtempSync(join(tmpdir(), 'hoi-thi-killed-'));
let today: Awaited<ReturnType<typeof openBench>>;
beforeAll(async () => {
  today = await openBench('sqlite');
  await liveIn(today.bench);
});
afterAll(async () => {
  await today.close();
  rmSync(folder, { recursive: true });
});

/** A database of that time with rows, closed. */
async function earlierFile(name: string): Promise<string> {
  const file = join(folder, name, 'hoi-thi.sqlite');
  const { db, close } = openSqlite(file);
  await migrateToLatest(db, { known: migrationsUpTo(EARLIER) });
  await fillEarlier(today.bench.ctx.db, db);
  await close();
  return file;
}

/**
 * Upgrades and keeps, before each statement, the files as a SIGKILL at this moment would leave them:
 * what was handed to the system stays, what the process only had in memory is gone. Moments that
 * would leave the same files are kept once.
 */
async function killedEverywhere(
  file: string,
  upgrade: (db: Db) => Promise<unknown>
): Promise<{ moments: number; left: string[] }> {
  const left: string[] = [];
  let [moments, last] = [0, ''];
  const before = (): void => {
    moments += 1;
    const files = ['', '-wal'].filter((end) => existsSync(file + end));
    const bytes = files.map((end) => readFileSync(file + end));
    const seen = bytes.map((one) => createHash('sha256').update(one).digest('hex')).join();
    if (seen === last) return;
    last = seen;
    const image = join(`${file}-${left.length}`, 'hoi-thi.sqlite');
    mkdirSync(dirname(image));
    files.forEach((end, at) => writeFileSync(image + end, bytes[at] ?? ''));
    left.push(image);
  };
  const sqlite = new Sqlite(file, { verbose: before });
  const db = new Kysely<Tables>({ dialect: new ImmediateSqliteDialect(sqlite) });
  await upgrade(db);
  await db.destroy();
  return { moments, left };
}

const executed = async (db: Db): Promise<string[]> =>
  (
    await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  ).rows.map(({ name }) => name);

/** Everything that makes the schema, whatever way led there. */
const schemaOf = async (db: Db): Promise<string[]> =>
  (
    await sql<{ sql: string }>`select sql from sqlite_master where name not like 'kysely%'
      and sql is not null order by name`.execute(db)
  ).rows.map((row) => row.sql);

it('leaves the old schema or the new one at whichever statement it is killed, and finishes at the next start', async () => {
  const rows = await rowsOf(await earlierFile('rows'));
  const schemas = await schemasByLength();
  const file = await earlierFile('atomic');
  const { moments, left } = await killedEverywhere(file, (db) => migrateToLatest(db));
  expect(moments).toBeGreaterThan(80);
  for (const file of left) {
    const { db, close } = openSqlite(file);
    const done = await executed(db);
    expect(done).toEqual(MIGRATIONS.slice(0, done.length));
    expect(await schemaOf(db)).toEqual(schemas[done.length]);
    await migrateToLatest(db);
    expect(await schemaOf(db)).toEqual(schemas[MIGRATIONS.length]);
    expect(await readRows(db, rows)).toEqual(rows);
    await close();
  }
});

it('control: without the transaction most kills leave what can never be finished', async () => {
  const kysely = (db: Db) =>
    new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { left } = await killedEverywhere(await earlierFile('control'), async (db) => {
    // As the product does: a table that others refer to is made anew.
    await sql`pragma foreign_keys = off`.execute(db);
    const { error } = await kysely(db).migrateToLatest();
    if (error) throw error;
  });
  let stuck = 0;
  for (const file of left) {
    const { db, close } = openSqlite(file);
    if ((await kysely(db).migrateToLatest()).error) stuck += 1;
    await close();
  }
  expect(stuck).toBeGreaterThan(20);
});

it('takes a migration back as a whole where PostgreSQL says no at any of its statements', async () => {
  const { database, close } = await openEmpty('postgres');
  const { db } = database;
  const through = migrationsUpTo('0006-live');
  await migrateToLatest(db, { known: migrationsUpTo(EARLIER) });
  const before = (await db.introspection.getTables()).map(({ name }) => name).sort();
  let ran: string[] = [];
  let refused = 0;
  while (ran.length === 0) {
    const failing = db.withPlugin(failAt(refused + 1));
    ran = await migrateToLatest(failing, { known: through }).catch(() => []);
    if (ran.length > 0) break;
    refused += 1;
    expect((await db.introspection.getTables()).map(({ name }) => name).sort()).toEqual(before);
  }
  expect(refused).toBeGreaterThan(15);
  expect(ran).toEqual(['0006-live']);
  await close();
});

/** Stops at the nth statement, as if the connection had broken there. */
function failAt(nth: number): KyselyPlugin {
  let statements = 0;
  return {
    transformQuery: ({ node }) => {
      statements += 1;
      if (statements === nth) throw new Error('the connection is gone');
      return node;
    },
    transformResult: async ({ result }) => result
  };
}

async function rowsOf(file: string) {
  const { db, close } = openSqlite(file);
  const rows = await readRows(db);
  await close();
  return rows;
}

/** The schema after so many migrations. */
async function schemasByLength(): Promise<string[][]> {
  const { database, close } = await openEmpty('sqlite');
  const schemas = [await schemaOf(database.db)];
  for (const name of MIGRATIONS) {
    await migrateToLatest(database.db, { known: migrationsUpTo(name) });
    schemas.push(await schemaOf(database.db));
  }
  await close();
  return schemas;
}
