import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, expect, it } from 'vitest';
import { openSqlite } from '#lib/server/db/open.ts';

const directory = mkdtempSync(join(tmpdir(), 'hoi-thi-fair-'));
const database = openSqlite(join(directory, 'test.sqlite'));
afterAll(async () => {
  await database.close();
  rmSync(directory, { recursive: true });
});

it('hands the connection out in the order of asking, also to those who ask again and again', async () => {
  const order: string[] = [];
  let isDone = false;
  const query = () => sql`select 1`.execute(database.db);
  const greedy = async (name: string) => {
    for (let turn = 0; turn < 50 && !isDone; turn += 1) {
      await query();
      order.push(name);
    }
  };
  const patient = async () => {
    await query();
    isDone = true;
    order.push('patient');
  };
  await Promise.all([greedy('one'), greedy('two'), greedy('three'), patient()]);
  expect(order.indexOf('patient')).toBeLessThanOrEqual(3);
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
