import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { HOUR } from '#lib/domain/core/time.ts';
import { boot } from '#lib/server/boot.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { EXIT, print, UsageError, type Command } from './command.ts';
import { makeCtx, type Ctx } from '#lib/server/ctx.ts';
import { migrateToLatest } from '#lib/server/db/migrate.ts';
import { openSqlite } from '#lib/server/db/open.ts';
import { databaseFile, readEnvironment, secretFile } from '#lib/server/env.ts';
import { readOrMakeSecret } from '#lib/server/secret.ts';
import { makeContest2021, openSession } from '#lib/demo/contest-2021.ts';
import { expectOwnContest } from '#lib/simulation/own-contest.ts';
import { makeSimulatedFinal } from '#lib/simulation/final/make-final.ts';
import { playFinal, type FinalReport } from '#lib/simulation/final/play-final.ts';
import { startOwnServer, temporaryDataDir } from '#lib/simulation/own-server.ts';
import { simulateRoundOne, type SimulationReport } from '#lib/simulation/round-one.ts';

const SETTINGS = {
  contestants: { type: 'string', default: '200' },
  'at-once': { type: 'string', default: '200' },
  seed: { type: 'string' },
  url: { type: 'string' },
  'data-dir': { type: 'string' },
  teams: { type: 'string', default: '15' },
  judges: { type: 'string', default: '7' },
  spectators: { type: 'string', default: '200' },
  faults: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false }
} as const;

export const command: Command = {
  help: m.command_simulate_help,
  run: async (args) => {
    const { values, positionals } = parseArgs({ args, options: SETTINGS, allowPositionals: true });
    const seed = values.seed ?? randomBytes(16).toString('hex');
    if (positionals.join() === 'final') return simulateFinal(values, seed);
    if (positionals.join() !== 'round-one') {
      throw new UsageError(m.operator_simulate_what());
    }
    const contestants = count(values.contestants, '--contestants');
    const atOnce = Math.min(contestants, count(values['at-once'], '--at-once'));
    const where = { url: values.url, dataDir: values['data-dir'] };
    if ((where.url === undefined) !== (where.dataDir === undefined)) {
      throw new UsageError(m.operator_simulate_together());
    }
    const report = await onServer(where, (ctx, url) =>
      simulateRoundOne({
        ctx,
        url,
        contestants,
        atOnce,
        seed,
        onProgress: showProgress(contestants)
      })
    );
    print(values.json ? JSON.stringify(report) : readable(report, seed));
    return report.lost + report.errors + report.signInsRefused === 0 ? EXIT.done : EXIT.found;
  }
};

async function simulateFinal(
  values: { teams: string; judges: string; spectators: string; faults: boolean; json: boolean },
  seed: string
): Promise<number> {
  const report = await onOwnServer(async (ctx, url) =>
    playFinal({
      ctx,
      url,
      ...(await makeSimulatedFinal(ctx, count(values.teams, '--teams'))),
      judges: count(values.judges, '--judges'),
      spectators: count(values.spectators, '--spectators'),
      hasFaults: values.faults,
      seed,
      onSegment: (name) => process.stderr.write(`${name}\n`)
    })
  );
  print(values.json ? JSON.stringify(report) : readable(report, seed));
  const { lost, wrongOrder, leaks, scoreEqualsReplay } = report;
  return lost + wrongOrder + leaks === 0 && scoreEqualsReplay ? EXIT.done : EXIT.found;
}

type Where = { url: string | undefined; dataDir: string | undefined };

async function onServer<T>(
  { url, dataDir }: Where,
  work: (ctx: Ctx, url: string) => Promise<T>
): Promise<T> {
  if (url === undefined || dataDir === undefined) return onOwnServer(work);
  const running = await boot({
    ...readEnvironment({ ...process.env, DATA_DIR: dataDir }),
    logLevel: 'warn'
  });
  try {
    await expectOwnContest(running.ctx, dataDir);
    return await work(running.ctx, url);
  } finally {
    await running.stop();
  }
}

async function onOwnServer<T>(work: (ctx: Ctx, url: string) => Promise<T>): Promise<T> {
  const { dataDir, remove } = temporaryDataDir();
  const database = openSqlite(databaseFile(dataDir));
  try {
    await migrateToLatest(database.db);
    const ctx = makeCtx(database.db, {
      log: pino({ level: 'warn' }),
      secret: readOrMakeSecret(secretFile(dataDir)),
      now: Date.now
    });
    await makeContest2021(ctx, openSession(ctx.now(), ctx.now() + 6 * HOUR));
    const server = await startOwnServer(dataDir);
    try {
      return await work(ctx, server.url);
    } finally {
      await server.stop();
    }
  } finally {
    await database.close();
    remove();
  }
}

function count(text: string, name: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new UsageError(m.operator_whole_number({ name }));
}

/** Progress for people on the error output, which leaves the output to the report. */
function showProgress(total: number): (done: number) => void {
  const step = Math.max(1, Math.floor(total / 20));
  return (done) => {
    if (done % step === 0 || done === total)
      process.stderr.write(`${m.operator_simulate_progress({ done, total })}\n`);
  };
}

function readable(report: SimulationReport | FinalReport, seed: string): string {
  const lines = Object.entries(report)
    .filter(([, value]) => typeof value !== 'object')
    .map(([name, value]) => `${name.padEnd(26)}${value}`);
  const said = 'errorsSaid' in report ? Object.entries(report.errorsSaid) : [];
  lines.push(...said.map(([error, times]) => `${times} × ${error}`));
  return [...lines, `${'seed'.padEnd(26)}${seed}`].join('\n');
}
