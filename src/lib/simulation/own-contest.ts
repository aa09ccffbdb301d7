import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as m from '#lib/text/paraglide/messages.js';
import { OFFICIALS_FILE } from '../demo/contest-2021.ts';
import { isDemo } from '../demo/is-demo.ts';
import * as contest from '../server/contest/service.ts';
import type { Ctx } from '../server/ctx.ts';
import * as people from '../server/people/service.ts';

/**
 * A simulation uses up papers and makes every activation code anew: only the people of the demo may
 * be played with.
 *
 * @throws Error in words for any other contest, before anything was changed
 */
export async function expectOwnContest(ctx: Ctx, dataDir: string): Promise<void> {
  const folder = resolve(dataDir);
  const view = await contest.current(ctx);
  if (!view) throw new Error(m.operator_no_contest());
  if (!(await isDemo(ctx, dataDir))) {
    throw new Error(m.operator_simulate_refused({ folder, name: view.contest.name }));
  }
  const made = madeUpCodes();
  const registrations = await people.listRegistrations(ctx, view.contest.id);
  const strangers = registrations.filter(({ staffCode }) => !made.has(staffCode));
  const [first] = strangers;
  if (first) {
    const person = `${first.fullName} (${first.staffCode})`;
    throw new Error(m.operator_simulate_strangers({ folder, count: strangers.length, person }));
  }
}

/** The first column of the demo's list. */
const madeUpCodes = (): Set<string> =>
  new Set(
    readFileSync(OFFICIALS_FILE, 'utf8')
      .split('\n')
      .map((line) => line.split(',')[0] ?? '')
  );
