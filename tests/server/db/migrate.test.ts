import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sql, type Kysely } from 'kysely';
import { afterAll, expect, it } from 'vitest';
import { failedAssertions } from '#lib/server/db/assertions.ts';
import { holdFolder } from '#lib/server/db/folder-lock.ts';
import { migrateToLatest } from '#lib/server/db/migrate.ts';
import { openSqlite, type Db } from '#lib/server/db/open.ts';
import { migrations } from '#migrations/index.ts';
import { describeOnEachDatabase, openEmpty } from '../../support/databases.ts';
import { MIGRATIONS, migrationsUpTo } from '../../support/earlier-database.ts';

const LAST = MIGRATIONS.at(-1) ?? '';
const tomorrow = (up: (db: Kysely<unknown>) => Promise<void>) => ({
  ...migrations,
  '9999-tomorrow': { up }
});
const makeShelf = (db: Kysely<unknown>): Promise<void> =>
  db.schema.createTable('shelf').addColumn('id', 'text').execute();
const note = (db: Db, name: string) =>
  sql`insert into kysely_migration (name, timestamp) values (${name}, 'then')`.execute(db);
const forget = (db: Db, name: string) =>
  sql`delete from kysely_migration where name = ${name}`.execute(db);

describeOnEachDatabase('the record of migrations', (bench) => {
  it('changes nothing where nothing is to do', async () => {
    expect(await migrateToLatest(bench().ctx.db)).toEqual([]);
  });

  it('refuses a database of a newer version, and says which and what to do', async () => {
    const { db } = bench().ctx;
    await migrateToLatest(db, { known: tomorrow(makeShelf) });
    const words = /database .*belongs to a newer version: it has had 9999-tomorrow.*restore FILE/;
    await expect(migrateToLatest(db)).rejects.toThrow(words);
    expect(await failedAssertions(bench().database)).toEqual([expect.stringMatching(words)]);
    await db.schema.dropTable('shelf').execute();
    await forget(db, '9999-tomorrow');
    expect(await failedAssertions(bench().database)).toEqual([]);
  });

  it('refuses a database that skipped a migration', async () => {
    const { db } = bench().ctx;
    await forget(db, '0003-contest');
    const words = new RegExp(`has had ${LAST} but not 0003-contest.*restore FILE`);
    await expect(migrateToLatest(db)).rejects.toThrow(words);
    expect(await failedAssertions(bench().database)).toEqual([expect.stringMatching(words)]);
    await note(db, '0003-contest');
  });

  it('keeps the checksum of what an older program ran, and finds a migration that was edited since', async () => {
    const { db } = bench().ctx;
    expect(await failedAssertions(bench().database)).toEqual([]);
    expect(await migrateToLatest(db)).toEqual([]);
    const edited = { ...migrations, '0003-contest': { up: makeShelf } };
    const words = /has had 0003-contest with other statements/;
    await expect(migrateToLatest(db, { known: edited })).rejects.toThrow(words);
    await sql`update kysely_migration set checksum = 'another' where name = '0001-identity'`.execute(
      db
    );
    expect(await failedAssertions(bench().database)).toEqual([
      expect.stringMatching(/has had 0001-identity with other statements/)
    ]);
    await sql`update kysely_migration set checksum = null`.execute(db);
    await migrateToLatest(db);
    expect(await failedAssertions(bench().database)).toEqual([]);
  });

  it('takes a migration that fails back as a whole', async () => {
    const { db } = bench().ctx;
    const failing = tomorrow(async (inner) => {
      await makeShelf(inner);
      await sql`insert into nowhere values (1)`.execute(inner);
    });
    await expect(migrateToLatest(db, { known: failing })).rejects.toThrow(
      /9999-tomorrow did not succeed and was taken back.*database .* is as it was/
    );
    const tables = (await db.introspection.getTables()).map(({ name }) => name);
    expect(tables).not.toContain('shelf');
    expect(await failedAssertions(bench().database)).toEqual([]);
  });
});

it('two processes that upgrade one PostgreSQL database at once run each migration once', async () => {
  const one = await openEmpty('postgres');
  try {
    const ran = await Promise.all([
      migrateToLatest(one.database.db),
      migrateToLatest(one.database.db)
    ]);
    expect(ran.flat().sort()).toEqual(MIGRATIONS);
  } finally {
    await one.close();
  }
});

const folder = mkdtempSync(join(tmpdir(), 'hoi-thi-migrate-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A SQLite database of the last version but one. */
async function earlier(name: string) {
  const file = join(folder, name, 'hoi-thi.sqlite');
  const opened = openSqlite(file);
  const earlierOnes = migrationsUpTo(MIGRATIONS.at(-2) ?? '');
  await migrateToLatest(opened.db, { known: earlierOnes });
  return { ...opened, file, copies: join(dirname(file), 'before-upgrade') };
}

it('takes a migration back that would leave a row without what it refers to, with references on again', async () => {
  const { db, close } = await earlier('orphans');
  await sql`insert into contest (id, code, name, about, unit_ranking, created_at)
    values ('c', 'c', 'c', '{}', '{}', 0)`.execute(db);
  await sql`insert into round (id, contest_id, ordinal, name, rules, bank_id)
    values ('r', 'c', 1, 'r', '{}', 'b')`.execute(db);
  const orphaning = tomorrow(async (inner) => {
    await sql`update round set contest_id = 'nobody'`.execute(inner);
  });
  await expect(migrateToLatest(db, { known: orphaning })).rejects.toThrow(
    /9999-tomorrow did not succeed.*refer to nothing \(round → contest\)/
  );
  await expect(sql`update round set contest_id = 'nobody'`.execute(db)).rejects.toThrow(
    'FOREIGN KEY'
  );
  expect((await sql`select 1 from round where contest_id = 'c'`.execute(db)).rows).toHaveLength(1);
  await close();
});

it('leaves the old schema where the disk is full in the middle of a migration (F12)', async () => {
  const { db, close } = await earlier('full');
  await sql`create table heap (content text)`.execute(db);
  await sql`insert into heap select hex(randomblob(50000))
    from (select 1 union all select 2 union all select 3)`.execute(db);
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db);
  await sql.raw(`pragma max_page_count = ${(rows[0]?.page_count ?? 0) + 30}`).execute(db);
  const copying = tomorrow(async (inner) => {
    await sql`create table heap_next as select * from heap`.execute(inner);
    await sql`drop table heap`.execute(inner);
  });
  await expect(migrateToLatest(db, { known: copying })).rejects.toThrow(
    /taken back: .*disk is full/
  );
  expect((await sql`select * from heap`.execute(db)).rows).toHaveLength(3);
  await sql`pragma max_page_count = 100000`.execute(db);
  expect(await migrateToLatest(db, { known: copying })).toEqual(['9999-tomorrow']);
  await close();
});

it('copies an existing database before it changes it: whole, for the owner alone, the newest two', async () => {
  const { db, close, file, copies } = await earlier('copied');
  mkdirSync(copies);
  const older = [
    '2021-09-20T07-00-00-000Z-0001-identity',
    '2021-09-22T07-00-00-000Z-0002-units-people'
  ];
  for (const name of older) writeFileSync(join(copies, `${name}.sqlite`), '');
  writeFileSync(join(copies, '2021-09-22T08-00-00-000Z-0003-contest.sqlite.part'), 'cut short');
  const said: string[] = [];
  await migrateToLatest(db, { say: (line) => said.push(line) });
  await close();

  const [kept, made, ...more] = readdirSync(copies).sort();
  expect([kept, more]).toEqual([`${older[1]}.sqlite`, []]);
  expect(made).toMatch(new RegExp(`^20.*-${MIGRATIONS.at(-2)}\\.sqlite$`));
  const copy = join(copies, made ?? '');
  expect(said).toEqual([`Copied the database to ${copy} before upgrading it`]);
  expect(statSync(copy).mode & 0o777).toBe(0o600);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const opened = openSqlite(copy);
  expect(await migrateToLatest(opened.db)).toEqual([LAST]);
  await opened.close();
});

it('makes no copy of a new database', async () => {
  const { db, close } = openSqlite(join(folder, 'new', 'hoi-thi.sqlite'));
  const said: string[] = [];
  expect(await migrateToLatest(db, { say: (line) => said.push(line) })).toEqual(MIGRATIONS);
  expect(said).toEqual([]);
  await close();
});

it('does not begin without room for the copy', async () => {
  const { db, close, file, copies } = await earlier('no-room');
  await sql`pragma wal_checkpoint(truncate)`.execute(db);
  // A file with a hole: it is as big as a disk and takes no room.
  truncateSync(file, 2 ** 43);
  await expect(migrateToLatest(db)).rejects.toThrow(
    /needs \d+ MB of free disk for .*no-room.*and there are \d+ MB. Nothing was changed. Make room/
  );
  expect(() => readdirSync(copies)).toThrow('ENOENT');
  await close();
});

it('does not touch a damaged database', async () => {
  const { close, file, copies } = await earlier('damaged');
  await close();
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, Buffer.alloc(4096, 0x5a), 0, 4096, 9 * 4096);
  closeSync(descriptor);
  const again = openSqlite(file);
  await expect(migrateToLatest(again.db)).rejects.toThrow(/damaged.*restore FILE/);
  expect(() => readdirSync(copies)).toThrow('ENOENT');
  await again.close();
});

it('does not upgrade a database under a server that runs', async () => {
  const { db, close, file, copies } = await earlier('served');
  const giveBack = holdFolder(dirname(file));
  const alone = () => holdFolder(dirname(file));
  await expect(migrateToLatest(db, { alone })).rejects.toThrow(/server .*serves the folder/);
  expect(() => readdirSync(copies)).toThrow('ENOENT');
  giveBack();
  expect(await migrateToLatest(db, { alone })).toEqual([LAST]);
  holdFolder(dirname(file))();
  await close();
});
