// The second part of `npm run bench`: what the figures of reports cost over a large contest, as a
// ratio to one plain grouped query over the same rows in the same run. Size by argument:
// `npm run bench -- 1000000`.
import { sql } from 'kysely';
import { pino } from 'pino';
import { makeContest2021 } from '#lib/demo/contest-2021.ts';
import { playedInRows } from './many-contestants.ts';
import { makeCtx } from '#lib/server/ctx.ts';
import { migrateToLatest } from '#lib/server/db/migrate.ts';
import { openSqlite } from '#lib/server/db/open.ts';
import { databaseFile } from '#lib/server/env.ts';
import { operatorMay } from '#lib/server/operator.ts';
import * as reports from '#lib/server/reports/service.ts';
import * as results from '#lib/server/results/service.ts';
import { temporaryDataDir } from '#lib/simulation/own-server.ts';
import { vietnamTime } from '#lib/domain/core/time.ts';

const contestants = Number(process.argv[2] ?? 100_000);
if (!Number.isInteger(contestants) || contestants < 1) throw new Error('how many contestants?');

const { dataDir, remove } = temporaryDataDir();
const database = openSqlite(databaseFile(dataDir));
await migrateToLatest(database.db);
const ctx = makeCtx(database.db, {
  log: pino({ level: 'warn' }),
  secret: 'bench',
  now: () => vietnamTime(2021, 9, 24)
});
await playedInRows(ctx, await makeContest2021(ctx), contestants);

const may = operatorMay('participation.view');
const mayRank = operatorMay('ranking.view');
const PAGES = {
  laggards: () => reports.readLaggards(ctx, may),
  progress: () => reports.readProgress(ctx, may),
  quality: () => reports.readQuality(ctx, may),
  scores: () => reports.readSpectrum(ctx, may),
  structure: () => reports.readStructure(ctx, may),
  units: () => results.readUnitRanking(ctx, mayRank),
  individuals: () => results.readIndividuals(ctx, mayRank, { words: '', unitId: null, page: 1 })
};

const plain = await timeOf(() =>
  sql`select registration.unit_id, count(*), sum(grade.score) from registration
    join attempt on attempt.registration_id = registration.id
    join grade on grade.attempt_id = attempt.id and grade.is_official = 1
    group by registration.unit_id`.execute(database.db)
);
console.log(`${contestants} contestants; one plain grouped query: ${Math.round(plain)} ms`);
for (const [name, read] of Object.entries(PAGES)) {
  const stall = watchStalls();
  const first = await timeOf(read);
  const longest = stall.stop();
  const again = await timeOf(read);
  console.log(
    `${name.padEnd(10)} counted: ${ratio(first)} of the plain query (${Math.round(first)} ms), longest stop ${Math.round(longest)} ms; asked again: ${ratio(again)} (${Math.round(again)} ms)`
  );
}
await database.close();
remove();

function ratio(ms: number): string {
  return (ms / plain).toFixed(2);
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** How long the event loop, and with it every save, has to wait at most. */
function watchStalls(): { stop: () => number } {
  let [last, longest] = [performance.now(), 0];
  let handle = setImmediate(tick);
  function tick(): void {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    handle = setImmediate(tick);
  }
  return {
    stop: () => {
      clearImmediate(handle);
      return Math.max(longest, performance.now() - last);
    }
  };
}
