import { parseArgs } from 'node:util';
import { DAY, vietnamTime } from '#lib/domain/core/time.ts';
import { EXIT, onInstallation, print, UsageError, type Command } from './command.ts';
import { migrateInstallation } from './migrate.ts';
import type { Running } from '#lib/server/boot.ts';
import * as contest from '#lib/server/contest/service.ts';
import type { ContestView } from '#lib/server/contest/service.ts';
import { makeCtx, type Ctx } from '#lib/server/ctx.ts';
import type { Vault } from '#lib/server/entries/vault.ts';
import { readEnvironment } from '#lib/server/env.ts';
import { makeContest2021, openSession } from '#lib/demo/contest-2021.ts';
import { readDemoAccounts, type DemoAccount } from '#lib/demo/accounts.ts';
import { makeEntries2021 } from '#lib/demo/entries-2021.ts';
import { makeJudging2021 } from '#lib/demo/judging-2021.ts';
import { playRoundOne } from '#lib/demo/play-round-one.ts';
import { makeFinal2021 } from '#lib/demo/final-2021.ts';
import { JURY_STAFF, putDemoAccounts, putStaff, STAGE_STAFF } from '#lib/demo/staff.ts';

const STATES = ['open', 'closed', 'final', 'judging'] as const;
type State = (typeof STATES)[number];

export const command: Command = {
  summary: 'load the contest of 2021',
  help: `Usage: npm run hoithi -- demo [--state open|closed|final|judging] [--if-empty]

  --state open     (default) round one is running now: 235 units, 4.345 officials, nobody started
  --state closed   round one of 22 and 23/9/2021 played to its end
  --state final    after that: fifteen teams and a sealed stage final about to begin
  --state judging  after closed: fifteen films handed in, one late, and five judges who mark them
  --if-empty       do nothing where a contest exists; without it that is an error

Makes the database if there is none. Prints one account per role with the password that was made for this installation.`,
  run: async (args) => {
    const { values } = parseArgs({
      args,
      options: {
        state: { type: 'string', default: 'open' },
        'if-empty': { type: 'boolean', default: false }
      }
    });
    const state = STATES.find((one) => one === values.state);
    if (!state) throw new UsageError(`--state must be one of: ${STATES.join(', ')}`);
    await migrateInstallation();
    return onInstallation((running) => load(running, state, values['if-empty']));
  }
};

async function load({ ctx, vault }: Running, state: State, ifEmpty: boolean): Promise<number> {
  if (await contest.current(ctx)) {
    if (ifEmpty) return EXIT.done;
    print('There is a contest in this database already. Use another DATA_DIR for a demo.');
    return EXIT.unable;
  }
  print('Loading the contest of 2021…');
  const { dataDir } = readEnvironment(process.env);
  const { staff, addresses } = await loadState(ctx, vault, state);
  await putDemoAccounts(ctx, dataDir, staff);
  for (const line of [...readDemoAccounts(dataDir), ...addresses]) print(line);
  return EXIT.done;
}

type Loaded = { staff: DemoAccount[]; addresses: string[] };

async function loadState(ctx: Ctx, vault: Vault, state: State): Promise<Loaded> {
  if (state === 'open') {
    await makeContest2021(ctx, openSession(ctx.now(), ctx.now() + 30 * DAY));
    return { staff: [], addresses: [] };
  }
  const { then, clock, view } = await loadClosed(ctx);
  switch (state) {
    case 'closed':
      return { staff: [], addresses: [] };
    case 'final': {
      const finalId = await makeFinal2021(ctx, view);
      const staff = await putStaff(ctx, view.contest.id, STAGE_STAFF);
      return { staff, addresses: screenAddresses(finalId) };
    }
    case 'judging': {
      const callId = await makeEntries2021(then, clock, vault, view);
      const staff = await putStaff(then, view.contest.id, JURY_STAFF);
      await makeJudging2021(then, clock, view, callId, staff);
      return { staff, addresses: [] };
    }
  }
}

const screenAddresses = (finalId: string): string[] =>
  ['host', 'mc', 'stage', 'scoreboard', 'lower-third', 'audience'].map(
    (screen) => `  /live/${finalId}/${screen}`
  );

/** Everything happens on the days of 2021, by a clock that the demo moves. */
async function loadClosed(
  ctx: Ctx
): Promise<{ then: Ctx; clock: { now: number }; view: ContestView }> {
  const clock = { now: vietnamTime(2021, 9, 20, 8) };
  const then = makeCtx(ctx.db, { ...ctx, now: () => clock.now });
  const view = await makeContest2021(then);
  const { submitted } = await playRoundOne(then, clock, view);
  print(`${submitted} papers handed in`);
  return { then, clock, view };
}
