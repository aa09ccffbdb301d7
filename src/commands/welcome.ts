import { resolve } from 'node:path';
import { readDemoAccounts } from '#lib/demo/accounts.ts';
import { isDemo } from '#lib/demo/is-demo.ts';
import { whatIsThere } from '#lib/demo/what-is-there.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import * as m from '#lib/text/paraglide/messages.js';

/** What whoever starts the server reads of its data: that they are the demo's, or what comes next. */
export async function welcomeLines(ctx: Ctx, dataDir: string): Promise<string[]> {
  const folder = resolve(dataDir);
  if (await isDemo(ctx, dataDir)) {
    return [
      '',
      m.operator_demo_is_one({ folder }),
      m.operator_demo_own({ folder }),
      m.operator_demo_accounts(),
      ...readDemoAccounts(dataDir)
    ];
  }
  const { contestName } = await whatIsThere(ctx);
  return contestName === null ? [m.operator_no_contest_next({ folder })] : [];
}
