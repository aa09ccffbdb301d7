// `npm run bench`: how many durable saves a second the product takes, as a ratio to a bare server
// measured in the same run (RELIABILITY Q2). Ratios travel between machines, absolute figures do not.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpus } from 'node:os';
import { pino } from 'pino';
import { permit } from '#lib/domain/auth/permissions.ts';
import { HOUR } from '#lib/domain/core/time.ts';
import { makeContest2021, openSession } from '#lib/demo/contest-2021.ts';
import * as auth from '#lib/server/auth/service.ts';
import { makeCtx, type Ctx } from '#lib/server/ctx.ts';
import { migrateToLatest } from '#lib/server/db/migrate.ts';
import { openSqlite } from '#lib/server/db/open.ts';
import { databaseFile, secretFile } from '#lib/server/env.ts';
import { operatorMay } from '#lib/server/operator.ts';
import * as people from '#lib/server/people/service.ts';
import * as quiz from '#lib/server/quiz/service.ts';
import { readOrMakeSecret } from '#lib/server/secret.ts';
import { startOwnServer, temporaryDataDir } from '#lib/simulation/own-server.ts';
import { loadSaves, type Load, type Target } from './save-load.ts';

/** Enough that no account runs into the brake on requests (120 in ten seconds). */
const CONTESTANTS = 1024;
const AT_ONCE = 64;
const SECONDS = 6;
const ROUNDS = 3;

const { dataDir, remove } = temporaryDataDir();
const database = openSqlite(databaseFile(dataDir));
await migrateToLatest(database.db);
const ctx = makeCtx(database.db, {
  log: pino({ level: 'warn' }),
  secret: readOrMakeSecret(secretFile(dataDir)),
  now: Date.now
});
const { contest } = await makeContest2021(ctx, openSession(ctx.now(), ctx.now() + 6 * HOUR));
const targets = await startAttempts(ctx, contest.id);

const bare = spawn(process.execPath, ['tests/load/bare-server.ts', dataDir], {
  stdio: ['ignore', 'pipe', 'inherit']
});
const [port] = (await once(bare.stdout, 'data')) as [Buffer];
const product = await startOwnServer(dataDir);

const loads: { bare: Load; product: Load }[] = [];
for (let round = 1; round <= ROUNDS; round += 1) {
  loads.push({
    bare: await loadSaves(`http://127.0.0.1:${Number(port)}`, targets, AT_ONCE, SECONDS),
    product: await loadSaves(product.url, targets, AT_ONCE, SECONDS)
  });
}
await product.stop();
bare.kill();
await database.close();
remove();

const ratios = loads.map((load) => load.product.savesPerSecond / load.bare.savesPerSecond).sort();
console.log(`${cpus().length} cores, Node ${process.version}, ${AT_ONCE} saves at once`);
for (const load of loads) console.log(JSON.stringify(load));
console.log(`Q2 cost of the framework: product / bare = ${median(ratios).toFixed(2)} (bar 0.35)`);

function median(sorted: readonly number[]): number {
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

async function startAttempts(ctx: Ctx, contestId: string): Promise<Target[]> {
  const registrations = (await people.listRegistrations(ctx, contestId)).slice(0, CONTESTANTS);
  const codes = await auth.issueActivationCodes(
    ctx,
    operatorMay('activation.issue', { contestId }),
    registrations.map((one) => one.personId)
  );
  return Promise.all(
    registrations.map(async ({ staffCode, personId }) => {
      const code = (codes.get(personId) ?? '').replace('-', '');
      const loginName = staffCode.toLowerCase();
      const signedIn = await auth.activate(
        ctx,
        { loginName, code: [code], password: 'mat-khau-do-luong' },
        staffCode
      );
      if (!signedIn.ok) throw new Error(signedIn.refusal);
      const actor = { accountId: personId, displayName: staffCode, personId, grants: [] };
      const permission = permit(actor, 'attempt.start', { ownerPersonId: personId });
      const started = permission && (await quiz.start(ctx, permission));
      if (!started?.ok) throw new Error('could not start');
      return {
        attemptId: started.value.attemptId,
        cookie: `session=${signedIn.value.token}`,
        holder: 1,
        saves: 0
      };
    })
  );
}
