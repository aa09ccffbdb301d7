import type { Ctx } from '../server/ctx.ts';
import * as contest from '../server/contest/service.ts';
import { hasDemoAccounts } from './accounts.ts';

/** The code of the contest that `demo` makes. */
export const DEMO_CODE = 'dong-thap-2021';

/** Are these the data that `demo` put into this folder? Its accounts lie beside them. */
export async function isDemo(ctx: Ctx, dataDir: string): Promise<boolean> {
  if (!hasDemoAccounts(dataDir)) return false;
  return (await contest.current(ctx))?.contest.code === DEMO_CODE;
}
