import * as banks from '#lib/server/banks/service.ts';
import * as contest from '#lib/server/contest/service.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { smallBank, smallPreset } from './contest.ts';

/** A contest without units, officials and sessions; answers its id. */
export async function makeEmptyContest(ctx: Ctx, code = 'trong'): Promise<string> {
  const { bankId } = await banks.importBank(ctx, smallBank);
  const made = await contest.createFromPreset(ctx, { ...smallPreset, code }, bankId, []);
  return made.contest.id;
}
