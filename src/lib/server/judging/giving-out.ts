import { panelFor } from '../../domain/judging/panel.ts';
import type { Ctx } from '../ctx.ts';
import { unitPaths } from './facts.ts';
import * as markedStore from './marked-store.ts';
import * as panels from './panel-store.ts';
import * as rulings from './ruling-store.ts';
import * as sheetStore from './sheet-store.ts';

/** Who may mark what: a judge and a team or entry without conflict of interest between them. */
export type Pair = { markedId: string; judgeId: string };

/** All pairs of a panel and what it marks; third markers only come in when they are called. */
export async function pairs(ctx: Ctx, markingId: string): Promise<Pair[]> {
  const marked = await markedStore.ofMarking(ctx.db, markingId);
  const path = await unitPaths(ctx);
  const panel = (await panels.ofMarking(ctx.db, markingId))
    .filter((one) => !one.isThirdMarker)
    .map(({ accountId, unitId }) => ({ id: accountId, unitIds: path(unitId) }));
  return marked.flatMap(({ id: markedId, unitId }) =>
    panelFor(panel, { id: markedId, unitIds: path(unitId) }).map(({ id: judgeId }) => ({
      markedId,
      judgeId
    }))
  );
}

/**
 * Gives every judge the sheets that are wanted; those that are out stay as they are. Where a mark is
 * locked, a judge who comes later gets none.
 */
export async function giveOutSheets(ctx: Ctx, markingId: string): Promise<void> {
  const all = await pairs(ctx, markingId);
  const { locks } = await rulings.ofMarked(
    ctx.db,
    all.map((pair) => pair.markedId)
  );
  const wanted = all.filter((pair) => !locks.some((lock) => lock.markedId === pair.markedId));
  await sheetStore.giveOut(
    ctx.db,
    wanted.map((pair) => ({ id: ctx.id(), ...pair }))
  );
}
