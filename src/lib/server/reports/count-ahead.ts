import * as contest from '../contest/service.ts';
import type { Ctx } from '../ctx.ts';
import { operatorMay } from '../operator.ts';
import { isLarge } from '../results/figures.ts';
import { readUnitRanking } from '../results/service.ts';
import { readLaggards } from './participation.ts';
import { readProgress } from './progress.ts';
import { readQuality } from './scores.ts';
import { readStructure } from './structure.ts';

/** Counts a large contest before anybody asks, so that its first reader does not wait for a million rows. */
export async function countAhead(ctx: Ctx): Promise<void> {
  const view = await contest.current(ctx);
  if (!view || !(await isLarge(ctx, view.contest.id))) return;
  const may = operatorMay('participation.view');
  await readLaggards(ctx, may);
  await readProgress(ctx, may);
  await readQuality(ctx, may);
  await readStructure(ctx, may);
  await readUnitRanking(ctx, operatorMay('ranking.view'));
}
