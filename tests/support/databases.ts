import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import type { Instant } from '#lib/domain/core/time.ts';
import { vietnamTime } from '#lib/domain/core/time.ts';
import { makeCtx, type Ctx } from '#lib/server/ctx.ts';
import { migrateToLatest } from '#lib/server/db/migrate.ts';
import { openPostgres, openSqlite, type Database } from '#lib/server/db/open.ts';

/** A context on a fresh database whose clock the test moves. */
export type Bench = {
  ctx: Ctx;
  database: Database;
  /** 22/9/2021 7:00 in Vietnam at the beginning. */
  clock: { now: Instant; isInDoubt: boolean };
};

const KINDS = ['sqlite', 'postgres'] as const;

/**
 * Runs a suite on a fresh SQLite file and again on a fresh PostgreSQL database. The bench can be
 * read inside tests and hooks, not while the suite is being described.
 */
export function describeOnEachDatabase(name: string, suite: (bench: () => Bench) => void): void {
  describe.each(KINDS)(`${name} on %s`, (kind) => {
    let opened: OpenBench | undefined;
    beforeAll(async () => {
      opened = await openBench(kind);
    });
    afterAll(() => opened?.close());

    suite(() => {
      if (!opened) throw new Error('the bench is ready inside tests only');
      return opened.bench;
    });
  });
}

type OpenBench = { bench: Bench; close: () => Promise<void> };

/** A bench for what no single suite owns; whoever opens it closes it. */
export async function openBench(kind: (typeof KINDS)[number]): Promise<OpenBench> {
  const { database, close } = await openEmpty(kind);
  await migrateToLatest(database.db);
  return { bench: makeBench(database), close };
}

/** A database without any table; whoever opens it closes it. */
export async function openEmpty(
  kind: (typeof KINDS)[number]
): Promise<{ database: Database; close: () => Promise<void> }> {
  const { database, cleanUp } = kind === 'sqlite' ? freshSqlite() : await freshPostgres();
  return {
    database,
    close: async () => {
      await database.close();
      await cleanUp();
    }
  };
}

function makeBench(database: Database): Bench {
  const clock = { now: vietnamTime(2021, 9, 22, 7), isInDoubt: false };
  const ctx = makeCtx(database.db, {
    log: pino({ level: 'silent' }),
    secret: 'a secret for tests',
    now: () => clock.now,
    isClockInDoubt: () => clock.isInDoubt
  });
  return { ctx, database, clock };
}

function freshSqlite(): { database: Database; cleanUp: () => Promise<void> } {
  const directory = mkdtempSync(join(tmpdir(), 'hoi-thi-sqlite-'));
  return {
    database: openSqlite(join(directory, 'test.sqlite')),
    cleanUp: async () => rmSync(directory, { recursive: true, force: true })
  };
}

async function freshPostgres(): Promise<{ database: Database; cleanUp: () => Promise<void> }> {
  const url = new URL(inject('postgresUrl'));
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(url, `create database ${name}`);
  url.pathname = `/${name}`;
  return {
    database: openPostgres(url.href),
    cleanUp: () => onServer(new URL(inject('postgresUrl')), `drop database ${name} with (force)`)
  };
}

async function onServer(url: URL, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query(statement);
  await client.end();
}
