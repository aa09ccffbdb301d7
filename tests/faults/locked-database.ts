import { setTimeout as pause } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { MINUTE, SECOND } from '#lib/domain/core/time.ts';
import { databaseFile } from '#lib/server/env.ts';
import { openSqlite } from '#lib/server/db/open.ts';
import { troubleOf } from '#lib/server/db/errors.ts';
import { writeLastBeat } from '#lib/server/db/installation.ts';
import { acknowledgedBy, drainAll, startLoad, surprisesOf, untilAcknowledged } from './crowd.ts';
import { nothingMissing, type Fault, type Finding, type Setting } from './fault.ts';
import { send } from './http.ts';
import { onInstallation, violationsOf, type Installation } from './installation.ts';
import { seat } from './seats.ts';

/** RELIABILITY F09 asks for ten seconds. */
const HELD_MS = { ci: 4000, full: 10_000 };
const ASK_EVERY_MS = 100;
const CONTESTANTS = 20;
const STORED_WITHIN_MS = 30_000;

/** F09: another program holds the write lock of the database. */
export const lockedDatabase: Fault = {
  id: 'F09',
  injected: 'another program holds the write lock for seconds while everybody saves',
  missing: nothingMissing,
  run: (setting) =>
    onInstallation(
      { officials: CONTESTANTS, durationMs: 120 * MINUTE, graceMs: 5 * SECOND },
      (installation) => holdTheLock(installation, setting)
    )
};

async function holdTheLock(installation: Installation, { size, seed }: Setting): Promise<Finding> {
  const { dataDir, officials, server } = installation;
  const contestants = await seat(installation, officials, { seed });
  const load = startLoad(contestants);
  await untilAcknowledged(contestants, CONTESTANTS);

  const other = new Sqlite(databaseFile(dataDir), { timeout: 10_000 });
  other.exec('begin immediate');
  const before = acknowledgedBy(contestants).length;
  const asked = await askFor(HELD_MS[size], server.port, server.origin);
  const duringLock = acknowledgedBy(contestants).length - before;
  const impatient = await writeOnceAtOnce(dataDir);
  other.exec('rollback');
  other.close();

  await untilAcknowledged(contestants);
  await load.stop();
  const failures = [
    ...asked.filter((status) => status !== 200).map((status) => `the sign-in page said ${status}`),
    ...(await drainAll(contestants, STORED_WITHIN_MS)),
    ...surprisesOf(contestants),
    ...(await violationsOf(installation, acknowledgedBy(contestants)))
  ];
  if (duringLock > 0) failures.push(`${duringLock} acknowledged that nobody could have written`);
  return {
    fired: asked.length,
    n: acknowledgedBy(contestants).length,
    of: 'changes',
    failures,
    control: {
      what: `a write that does not wait is ${impatient}`,
      failed: impatient === 'busy'
    },
    notes: [`${asked.length} pages of the sign-in meanwhile`]
  };
}

/** Asks for a page that writes nothing, again and again, and answers what each said. */
async function askFor(forMs: number, port: number, origin: string): Promise<number[]> {
  const said: number[] = [];
  const until = performance.now() + forMs;
  while (performance.now() < until) {
    const reply = await send({ port, origin, cookie: '' }, 'GET', '/login').catch(() => null);
    said.push(reply?.status ?? 0);
    await pause(ASK_EVERY_MS);
  }
  return said;
}

async function writeOnceAtOnce(dataDir: string): Promise<string> {
  const database = openSqlite(databaseFile(dataDir));
  const thrown = await writeLastBeat(database.db, 0).catch(troubleOf);
  await database.close();
  return thrown ?? 'taken';
}
