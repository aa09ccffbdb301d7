import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DAY, vietnamTime } from '#lib/domain/core/time.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { EXIT, onInstallation, print, UsageError, type Command } from './command.ts';
import { migrateInstallation } from './migrate.ts';
import type { Running } from '#lib/server/boot.ts';
import type { ContestView } from '#lib/server/contest/service.ts';
import { makeCtx, type Ctx } from '#lib/server/ctx.ts';
import type { Vault } from '#lib/server/entries/vault.ts';
import { readEnvironment } from '#lib/server/env.ts';
import { makeContest2021, openSession } from '#lib/demo/contest-2021.ts';
import type { DemoAccount } from '#lib/demo/accounts.ts';
import { makeEntries2021 } from '#lib/demo/entries-2021.ts';
import { makeJudging2021 } from '#lib/demo/judging-2021.ts';
import { playRoundOne } from '#lib/demo/play-round-one.ts';
import { isDemo } from '#lib/demo/is-demo.ts';
import { foundInWords, whatIsThere } from '#lib/demo/what-is-there.ts';
import { welcomeLines } from './welcome.ts';
import { makeFinal2021 } from '#lib/demo/final-2021.ts';
import { JURY_STAFF, putDemoAccounts, putStaff, STAGE_STAFF } from '#lib/demo/staff.ts';

const STATES = ['open', 'closed', 'final', 'judging'] as const;
type State = (typeof STATES)[number];

export const command: Command = {
  help: m.command_demo_help,
  run: async (args) => {
    const { values } = parseArgs({
      args,
      options: {
        state: { type: 'string', default: 'open' },
        'if-empty': { type: 'boolean', default: false }
      }
    });
    const state = STATES.find((one) => one === values.state);
    if (!state) throw new UsageError(m.operator_demo_state_unknown({ states: STATES.join(', ') }));
    await migrateInstallation();
    return onInstallation((running) => load(running, state, values['if-empty']));
  }
};

async function load({ ctx, vault }: Running, state: State, ifEmpty: boolean): Promise<number> {
  const { dataDir } = readEnvironment(process.env);
  const found = foundInWords(await whatIsThere(ctx));
  if (found.length > 0) {
    // The start of a demo that is there already says so by itself (welcome.ts).
    if (ifEmpty && (await isDemo(ctx, dataDir))) return EXIT.done;
    const folder = resolve(dataDir);
    print(m.operator_demo_not_loaded({ folder, what: found.join(', ') }));
    if (ifEmpty) return EXIT.done;
    print(m.operator_demo_not_loaded_way_out());
    return EXIT.unable;
  }
  print(m.operator_demo_loading());
  const { staff, addresses } = await loadState(ctx, vault, state);
  await putDemoAccounts(ctx, dataDir, staff);
  for (const line of [...(await welcomeLines(ctx, dataDir)), ...addresses]) print(line);
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
  print(m.operator_demo_papers({ count: submitted }));
  return { then, clock, view };
}
