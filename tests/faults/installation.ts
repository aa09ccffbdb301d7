import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { sessions } from '#lib/server/auth/session.ts';
import { makeCtx, type Ctx } from '#lib/server/ctx.ts';
import { migrateToLatest } from '#lib/server/db/migrate.ts';
import { openSqlite } from '#lib/server/db/open.ts';
import { databaseFile, secretFile } from '#lib/server/env.ts';
import { readOrMakeSecret } from '#lib/server/secret.ts';
import { countViolations, violations } from './invariants.ts';
import type { Acknowledged } from './ledger.ts';
import { ProductServer } from './product-server.ts';
import { makeSmallContest, type Official } from './small-contest.ts';

/** An official who is signed in. */
export type SignedIn = Official & { cookie: string };

/** A running server over a folder of its own, with a contest and signed-in officials. */
export type Installation = {
  officials: SignedIn[];
  server: ProductServer;
  /** Where the server keeps everything. */
  dataDir: string;
  /** Opens the database beside the server, closed again: a restart must recover alone. */
  onDatabase: <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>;
};

/** Makes an installation, does the work, and removes all of it. */
export async function onInstallation<T>(
  wanted: {
    officials: number;
    durationMs: number;
    graceMs: number;
    folder?: string;
    settings?: NodeJS.ProcessEnv;
  },
  work: (installation: Installation) => Promise<T>
): Promise<T> {
  const dataDir = mkdtempSync(join(wanted.folder ?? tmpdir(), 'hoi-thi-fault-'));
  const onDatabase: Installation['onDatabase'] = (work) => onFolder(dataDir, work);
  try {
    const officials = await onDatabase(async (ctx) => {
      await migrateToLatest(ctx.db);
      return signInAll(ctx, await makeSmallContest(ctx, wanted));
    });
    const server = await ProductServer.start(dataDir, wanted.settings);
    try {
      return await work({ officials, server, dataDir, onDatabase });
    } finally {
      await server.kill();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Opens the database of a data folder for some work, and closes it again. */
export async function onFolder<T>(dataDir: string, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const database = openSqlite(databaseFile(dataDir));
  const secret = readOrMakeSecret(secretFile(dataDir));
  const log = pino({ level: 'silent' });
  try {
    return await work(makeCtx(database.db, { log, secret, now: Date.now }));
  } finally {
    await database.close();
  }
}

/** One more session of an official, as another device would have. */
export async function signInAgain(ctx: Ctx, { personId }: Official): Promise<string> {
  const { id } = await ctx.db
    .selectFrom('account')
    .select('id')
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow();
  const { token } = await sessions(ctx).open(id);
  return `session=${token}`;
}

/** What the invariants say of the installation now, one sentence each. */
export const violationsOf = (
  { onDatabase }: Installation,
  acknowledged: readonly Acknowledged[]
): Promise<string[]> =>
  onDatabase(async (ctx) => violations(await countViolations(ctx, acknowledged)));

/** Signs all of them in. */
export async function signInAll(ctx: Ctx, officials: readonly Official[]): Promise<SignedIn[]> {
  const signedIn: SignedIn[] = [];
  for (const official of officials) {
    signedIn.push({ ...official, cookie: await signInAgain(ctx, official) });
  }
  return signedIn;
}
