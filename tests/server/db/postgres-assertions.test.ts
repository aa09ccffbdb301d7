import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { failedAssertions } from '#lib/server/db/assertions.ts';
import { migrateToLatest } from '#lib/server/db/migrate.ts';
import { openPostgres, type Database } from '#lib/server/db/open.ts';
import { startPostgres } from '../../support/postgres.ts';

let server: Awaited<ReturnType<typeof startPostgres>>;
let database: Database;
beforeAll(async () => {
  server = await startPostgres(['-c', 'fsync=off', '-c', 'full_page_writes=off']);
  database = openPostgres(server.url);
  await migrateToLatest(database.db);
});
afterAll(async () => {
  await database.close();
  await server.stop();
});

it('refuses a PostgreSQL that may lose what it acknowledges, and says which settings', async () => {
  expect(await failedAssertions(database)).toEqual([
    expect.stringMatching(/fsync = off, not on, .*postgresql.conf/),
    expect.stringMatching(/full_page_writes = off, not on/)
  ]);
});

it('refuses a connection that commits before the disk has it', async () => {
  await database.db.connection().execute(async (db) => {
    await sql`set synchronous_commit = off`.execute(db);
    expect(await failedAssertions({ kind: 'postgres', db })).toContainEqual(
      expect.stringMatching(/synchronous_commit = off, not on/)
    );
  });
});

it.each([
  [60_000, /clock of PostgreSQL is \d+ ms behind this machine's.*NTP/],
  [-60_000, /clock of PostgreSQL is \d+ ms ahead of this machine's.*NTP/]
])('refuses a clock that is %d ms off', async (ahead, words) => {
  const real = Date.now;
  Date.now = () => real() + ahead;
  try {
    expect(await failedAssertions(database)).toContainEqual(expect.stringMatching(words));
  } finally {
    Date.now = real;
  }
});
