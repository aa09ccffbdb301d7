import { MINUTE } from '../domain/core/time.ts';
import type { Environment } from '../schema/env.ts';
import { openDoubt } from './clock-doubt-store.ts';
import { makeClock, type Clock, type ClockRecord } from './clock.ts';
import { installationMark } from './cookies.ts';
import { makeCtx, type Ctx } from './ctx.ts';
import { closeDataDir } from './data-dir.ts';
import { failedAssertions } from './db/assertions.ts';
import * as installation from './db/installation.ts';
import { openDatabase, type Database, type Db } from './db/open.ts';
import { bearWitness } from './db/witness.ts';
import { makeVault, type Vault } from './entries/vault.ts';
import { databaseFile, entriesFolder, secretFile } from './env.ts';
import type { Forwarding } from './client-address.ts';
import { makeLog } from './log.ts';
import { makeMail, type Mail } from './mail/service.ts';
import { makeRooms, type Rooms } from './live/rooms.ts';
import { isTimeAtStake, latestOnRecord } from './quiz/service.ts';
import { readOrMakeSecret } from './secret.ts';
import { failedSurroundings } from './surroundings.ts';

/** A process that has opened its database and may serve. */
export type Running = {
  ctx: Ctx;
  clock: Clock;
  /** So long after an outage its papers lie open for an organizer's answer. */
  answerWithinMs: number;
  /** The rooms of live finals. */
  rooms: Rooms;
  /** The files of entries. */
  vault: Vault;
  /** How a proxy in front says whose request it hands on. */
  forwarding: Forwarding;
  /** The public address, where one is set. */
  origin: string | undefined;
  /** Null where no mail server is set. */
  mail: Mail | null;
  /** Closes the database. Nothing may use the context afterwards. */
  stop: () => Promise<void>;
};

/**
 * Opens the database, looks at it and at the clock (RELIABILITY section 2), and makes the context.
 *
 * @param serves true for a process that answers people and lets time decide, not for a command that
 *   reads or writes once
 * @throws Error that says in words why this process may not serve
 */
export async function boot(environment: Environment, serves = false): Promise<Running> {
  const { dataDir, databaseUrl, logLevel } = environment;
  const log = makeLog(logLevel);
  closeDataDir(dataDir);
  const database = openDatabase({ databaseUrl, file: databaseFile(dataDir) });
  try {
    await expectSound(database, environment, serves);
  } catch (error) {
    await database.close();
    throw error;
  }
  const clock = makeClock(await readClockRecord(database.db, serves));
  const secret = readOrMakeSecret(secretFile(dataDir));
  const mark = installationMark(secret, dataDir);
  const epoch = await installation.readEpoch(database.db);
  const ctx = makeCtx(database.db, {
    log,
    secret,
    mark,
    epoch,
    now: clock.now,
    isClockInDoubt: clock.isInDoubt
  });
  const rooms = makeRooms(ctx);
  return {
    ctx,
    clock,
    answerWithinMs: environment.outageAnswerMinutes * MINUTE,
    rooms,
    vault: makeVault(entriesFolder(dataDir)),
    origin: environment.origin,
    forwarding: environment.forwarding,
    mail: environment.mail ? makeMail(environment.mail) : null,
    stop: async () => {
      rooms.close();
      await database.close();
    }
  };
}

async function expectSound(
  database: Database,
  environment: Environment,
  serves: boolean
): Promise<void> {
  const failures = await failedAssertions(database);
  if (serves) failures.push(...failedSurroundings(environment));
  if (failures.length > 0) throw new Error(`The server may not start: ${failures.join('; ')}`);
  await bearWitness(database.db);
}

/** Longer than a program takes to start again: the machine was off, or its clock is not what it was. */
const LONGEST_RESTART_MS = 5 * MINUTE;

async function readClockRecord(db: Db, serves: boolean): Promise<ClockRecord> {
  const lastBeat = await installation.readLastBeat(db);
  const latest = lastBeat === null ? null : await latestOnRecord(db, lastBeat);
  const isLongGone = serves && latest !== null && Date.now() - latest > LONGEST_RESTART_MS;
  const isInDoubt =
    (await openDoubt(db)) !== null || (isLongGone && (await isTimeAtStake(db, latest)));
  return { latest, isInDoubt };
}
