import type { Permission } from '../../domain/auth/permissions.ts';
import { MINUTE } from '../../domain/core/time.ts';
import { compareText } from '../../domain/core/vietnamese.ts';
import { NO_FILTER, type ReportFilter } from '../../domain/reports/filter.ts';
import {
  itemAnalysis,
  mergeCells,
  mergeTimes,
  type ItemAnalysis
} from '../../domain/reports/items.ts';
import * as banks from '../banks/service.ts';
import type { Ctx } from '../ctx.ts';
import * as quiz from '../quiz/service.ts';
import { figuresOf } from '../results/figures.ts';
import { itemCells, itemTimes } from './item-store.ts';
import { openReading, type ReportHead } from './reading.ts';

/** Item analysis (RP6); null while the round runs, because it shows keys (R9). */
export type ItemsView = ReportHead & { filter: ReportFilter; analysis: ItemAnalysis | null };

/** Once a round is over its answers change no more. */
const KEPT_MS = 10 * MINUTE;

/**
 * How good the questions were, from first attempts alone (RP6); null before there is a contest. Who
 * looks is on the record, because it shows keys.
 */
export const readItems = (
  ctx: Ctx,
  permission: Permission<'ranking.view'>,
  filter: ReportFilter = NO_FILTER
): Promise<ItemsView | null> =>
  analyse(ctx, permission, filter, { kind: 'look', permission, where: 'report:items' });

/** How many questions are to be looked at; null while the round runs. It shows no key. */
export async function countFlagged(
  ctx: Ctx,
  permission: Permission<'ranking.view'>
): Promise<number | null> {
  const view = await analyse(ctx, permission, NO_FILTER, { kind: 'unseen' });
  const items = view?.analysis?.items;
  return items?.filter(({ flags }) => flags.some((flag) => flag !== 'few')).length ?? null;
}

async function analyse(
  ctx: Ctx,
  permission: Permission<'ranking.view'>,
  filter: ReportFilter,
  use: quiz.KeyUse
): Promise<ItemsView | null> {
  // Of the whole round only: in one unit most questions were answered by too few.
  const reading = await openReading(ctx, permission, { ...filter, unit: null, bloc: null });
  if (!reading) return null;
  const { view, head } = reading;
  if (!(await quiz.readEnd(ctx, view.round, view.sessions)).isOver) {
    return { ...head(ctx.now()), filter, analysis: null };
  }
  const about = { weight: head(ctx.now()).questions, keptMs: KEPT_MS };
  const cells = await figuresOf(ctx, view, {
    name: 'items',
    ...about,
    read: itemCells,
    merge: mergeCells
  });
  const times = await figuresOf(ctx, view, {
    name: 'times',
    ...about,
    read: itemTimes,
    merge: mergeTimes
  });
  const versionIds = [...new Set(cells.value.map((cell) => cell.versionId))];
  const asked = await withKeys(ctx, use, versionIds);
  // Another round that is not over may use the bank, too.
  if (asked.length < versionIds.length) return { ...head(ctx.now()), filter, analysis: null };
  const inOrder = asked.sort((left, right) => compareText(left.code, right.code));
  return {
    ...head(cells.asOf),
    filter,
    analysis: itemAnalysis(inOrder, cells.value, times.value, about.weight)
  };
}

async function withKeys(ctx: Ctx, use: quiz.KeyUse, versionIds: readonly string[]) {
  if (versionIds.length === 0) return [];
  const keys = await quiz.keysFor(ctx, use, versionIds);
  const questions = await banks.questionsByVersion(ctx, versionIds);
  return versionIds.flatMap((versionId) => {
    const [question, key] = [questions.get(versionId), keys.get(versionId)];
    return question && key ? [{ ...question, keyOptionIds: key.keyOptionIds }] : [];
  });
}
