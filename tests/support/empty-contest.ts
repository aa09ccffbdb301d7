import * as banks from '#lib/server/banks/service.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import * as quiz from '#lib/server/quiz/service.ts';
import { smallBank, smallFile } from './contest.ts';

/** A contest without units, officials and sessions; answers its id. */
export async function makeEmptyContest(ctx: Ctx, code = 'trong'): Promise<string> {
  await banks.importBank(ctx, smallBank);
  const round = { ...smallFile.round, sessions: [] };
  const made = await quiz.createContest(ctx, { ...smallFile, code, round });
  if (!made.ok) throw new Error(JSON.stringify(made.refusal));
  return made.value.contest.id;
}
