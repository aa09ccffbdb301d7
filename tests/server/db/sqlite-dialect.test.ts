import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, expect, it } from 'vitest';
import { troubleOf } from '#lib/server/db/errors.ts';
import { openSqlite } from '#lib/server/db/open.ts';
import { transaction } from '#lib/server/db/transaction.ts';

const directory = mkdtempSync(join(tmpdir(), 'hoi-thi-dialect-'));
const database = openSqlite(join(directory, 'test.sqlite'));
afterAll(async () => {
  await database.close();
  rmSync(directory, { recursive: true });
});

it('takes the write lock at the beginning: what a transaction has read nobody changes under it', async () => {
  const other = openSqlite(join(directory, 'test.sqlite'));
  await sql`create table written (n integer)`.execute(database.db);
  const holding = other.db.transaction().execute(async (inner) => {
    await sql`select * from written`.execute(inner);
    const intruding = database.db
      .transaction()
      .execute((inner) => sql`insert into written values (2)`.execute(inner));
    await expect(intruding).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
    await sql`insert into written values (3)`.execute(inner);
  });
  await holding;
  const { rows } = await sql<{ n: number }>`select n from written order by n`.execute(database.db);
  expect(rows.map((row) => row.n)).toEqual([3]);
  await other.close();
});

it('tells a full disk apart, though SQLite has rolled back by itself (F05)', async () => {
  const small = openSqlite(join(directory, 'small.sqlite'));
  await sql`create table heap (content text)`.execute(small.db);
  await sql`pragma max_page_count = 8`.execute(small.db);
  const filling = transaction(small.db, async (inner) => {
    for (let row = 0; row < 100; row += 1) {
      await sql`insert into heap values (${'x'.repeat(4000)})`.execute(inner);
    }
  });
  const error: unknown = await filling.catch((thrown: unknown) => thrown);
  expect(troubleOf(error)).toBe('full');
  const { rows } = await sql<{ n: number }>`select count(*) as n from heap`.execute(small.db);
  expect(rows).toEqual([{ n: 0 }]);
  await small.close();
});

it('keeps a transaction to itself and goes on after one that failed', async () => {
  await sql`create table seen (n integer)`.execute(database.db);
  const failing = database.db.transaction().execute(async (inner) => {
    await sql`insert into seen values (1)`.execute(inner);
    throw new Error('no');
  });
  const counting = sql<{ n: number }>`select count(*) as n from seen`.execute(database.db);
  await expect(failing).rejects.toThrow('no');
  expect((await counting).rows).toEqual([{ n: 0 }]);
});
