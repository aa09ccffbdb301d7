import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { MINUTE, SECOND } from '#lib/domain/core/time.ts';
import { makeCtx } from '#lib/server/ctx.ts';
import { failedAssertions } from '#lib/server/db/assertions.ts';
import { migrateToLatest } from '#lib/server/db/migrate.ts';
import { openSqlite } from '#lib/server/db/open.ts';
import {
  fillEarlier,
  MIGRATIONS,
  migrationsUpTo,
  readRows,
  type Rows
} from '../../support/earlier-database.ts';
import { chanceFor } from '../chance.ts';
import type { Fault, Finding, Setting } from '../fault.ts';
import { countViolations, violations } from '../invariants.ts';
import { makeSmallContest, startAttempt } from '../small-contest.ts';

const HERE = dirname(fileURLToPath(import.meta.url));
const CONTESTANTS = 10;
const KILLS = { ci: 5, full: 60 };
const CONTROL_KILLS = { ci: 10, full: 30 };
const MOST_SECONDS = 30;

/** Attempts are there, and most migrations are still to come. */
const EARLIER = '0005-quiz';

/** F46: the process is pulled away in the middle of a schema upgrade. */
export const killUpgrade: Fault = {
  id: 'F46',
  injected: 'kill -9 of the upgrade of an earlier database with open attempts, at any statement',
  missing: () => null,
  run: async ({ size, seed }: Setting) => {
    const folder = mkdtempSync(join(tmpdir(), 'hoi-thi-upgrade-'));
    try {
      return await killAgainAndAgain(folder, size, seed);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
};

async function killAgainAndAgain(
  folder: string,
  size: Setting['size'],
  seed: string
): Promise<Finding> {
  const rows = await makeEarlier(join(folder, 'start'));
  const random = chanceFor(seed, 'F46');
  const from = performance.now();
  const statements = Number(upgrade(fresh(folder), 'atomic', 0).printed);
  const seconds = (performance.now() - from) / 1000;
  const failures: string[] = [];
  if (seconds > MOST_SECONDS) failures.push(`the upgrade took ${Math.round(seconds)} s`);

  let struck = 0;
  for (let kill = 0; kill < KILLS[size]; kill += 1) {
    const nth = 1 + random.below(statements);
    const file = fresh(folder);
    if (upgrade(file, 'atomic', nth).isKilled) struck += 1;
    failures.push(...(await goOn(file, rows)).map((one) => `killed before ${nth}: ${one}`));
  }
  const whole = upgrade(fresh(folder), 'without', 0);
  if (!whole.isDone) throw new Error('the control cannot upgrade at all');
  const inControl = Number(whole.printed);
  let stuck = 0;
  for (let kill = 0; kill < CONTROL_KILLS[size]; kill += 1) {
    const file = fresh(folder);
    // It begins with looking; what it does is in the second half.
    const nth = inControl - random.below(Math.floor(inControl / 2));
    if (upgrade(file, 'without', nth).isKilled && !upgrade(file, 'without', 0).isDone) stuck += 1;
  }
  return {
    fired: struck,
    n: struck,
    of: 'kills',
    failures,
    control: {
      what: `without the transaction ${stuck} of ${CONTROL_KILLS[size]} can never be finished`,
      failed: stuck > 0
    },
    notes: [`${statements} statements`, `the upgrade takes ${seconds.toFixed(1)} s`]
  };
}

/** A database of that version in which contestants write, closed. */
async function makeEarlier(folder: string): Promise<Rows> {
  const [today, earlier] = ['today.sqlite', 'hoi-thi.sqlite'].map((name) =>
    openSqlite(join(folder, name))
  );
  if (!today || !earlier) throw new Error('no database');
  await migrateToLatest(today.db);
  const ctx = makeCtx(today.db, { log: pino({ level: 'silent' }), secret: 'F46', now: Date.now });
  const rules = { officials: CONTESTANTS, durationMs: 120 * MINUTE, graceMs: 5 * SECOND };
  for (const official of await makeSmallContest(ctx, rules)) {
    await startAttempt(ctx, official, ctx.now());
  }
  await migrateToLatest(earlier.db, { known: migrationsUpTo(EARLIER) });
  await fillEarlier(today.db, earlier.db);
  const rows = await readRows(earlier.db);
  await today.close();
  await earlier.close();
  if ((rows['attempt'] ?? []).length !== CONTESTANTS) throw new Error('no attempts');
  return rows;
}

function fresh(folder: string): string {
  const files = join(folder, 'files');
  rmSync(files, { recursive: true, force: true });
  cpSync(join(folder, 'start'), files, { recursive: true });
  return join(files, 'hoi-thi.sqlite');
}

function upgrade(file: string, manner: 'atomic' | 'without', nth: number) {
  const { status, signal, stdout, stderr } = spawnSync(
    process.execPath,
    [join(HERE, 'upgrade.ts'), file, manner, String(nth)],
    { encoding: 'utf8' }
  );
  const isKilled = signal === 'SIGKILL';
  if (manner === 'atomic' && status !== 0 && !isKilled) throw new Error(stderr);
  return { isKilled, isDone: status === 0, printed: stdout };
}

/** Starts again after the death: everything must be there, at the newest schema. */
async function goOn(file: string, rows: Rows): Promise<string[]> {
  const database = openSqlite(file);
  const { db } = database;
  try {
    const left = MIGRATIONS.length - (await migrateToLatest(db)).length;
    if (left < MIGRATIONS.indexOf(EARLIER)) return [`only ${left} migrations were left`];
    const after = await readRows(db, rows);
    const changed = Object.keys(rows).filter(
      (table) => JSON.stringify(rows[table]) !== JSON.stringify(after[table])
    );
    const ctx = makeCtx(db, { log: pino({ level: 'silent' }), secret: 'F46', now: Date.now });
    return [
      ...changed.map((table) => `${table} has other rows`),
      ...(await failedAssertions(database)),
      ...violations(await countViolations(ctx, []))
    ];
  } catch (error) {
    return [`it cannot go on: ${String(error)}`];
  } finally {
    await database.close();
  }
}
