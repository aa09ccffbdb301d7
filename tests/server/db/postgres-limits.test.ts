import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isPassing, troubleOf } from '#lib/server/db/errors.ts';
import { openPostgres, type Database } from '#lib/server/db/open.ts';
import { openEmpty } from '../../support/databases.ts';

let database: Database;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ database, close } = await openEmpty('postgres'));
  await sql`create table held (n integer)`.execute(database.db);
});
afterAll(() => close());

const setting = async (name: string): Promise<string | undefined> => {
  const { rows } = await sql.raw<Record<string, string>>(`show ${name}`).execute(database.db);
  return rows[0]?.[name];
};

describe('PostgreSQL keeps nobody waiting for ever', () => {
  it('has a limit on statements, locks and transactions that stand still', async () => {
    expect(await setting('statement_timeout')).toBe('90s');
    expect(await setting('lock_timeout')).toBe('2s');
    expect(await setting('idle_in_transaction_session_timeout')).toBe('10s');
    expect(await setting('synchronous_commit')).toBe('on');
  });

  it('gives a lock that is not let go up, and goes on afterwards (F43)', async () => {
    const insert = sql`insert into held values (1)`;
    await database.db.transaction().execute(async (holding) => {
      await sql`lock table held in exclusive mode`.execute(holding);
      const waiting: unknown = await insert.execute(database.db).catch((error: unknown) => error);
      expect(troubleOf(waiting)).toBe('busy');
    });
    await insert.execute(database.db);
  });

  it('is away while its sessions are ended, and back with the next one (F42)', async () => {
    const ended: unknown = await database.db
      .transaction()
      .execute(async (inner) => {
        await sql`insert into held values (2)`.execute(inner);
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(inner);
        await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(database.db);
        await sql`insert into held values (3)`.execute(inner);
      })
      .catch((error: unknown) => error);
    expect(isPassing(ended)).toBe(true);
    const { rows } = await sql<{ n: number }>`select n from held order by n`.execute(database.db);
    expect(rows).toEqual([{ n: 1 }]);
  });

  it('is away where nobody listens', async () => {
    const nowhere = openPostgres('postgres://postgres:postgres@127.0.0.1:1/none');
    const refused: unknown = await sql`select 1`
      .execute(nowhere.db)
      .catch((error: unknown) => error);
    expect(troubleOf(refused)).toBe('away');
    await nowhere.close();
  });
});
