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
import { questionsWithKeys } from '../banks/analysis.ts';
import type { Ctx } from '../ctx.ts';
import * as quiz from '../quiz/service.ts';
import { figuresOf } from '../results/figures.ts';
import { itemCells, itemTimes } from './item-store.ts';
import { openReading, type ReportHead } from './reading.ts';

/** Item analysis (RP6); null while the round runs, because it shows keys (R9). */
export type ItemsView = ReportHead & { filter: ReportFilter; analysis: ItemAnalysis | null };

/** Once a round is over its answers change no more. */
const KEPT_MS = 10 * MINUTE;

/** How good the questions were, from first attempts alone (RP6); null before there is a contest. */
export async function readItems(
  ctx: Ctx,
  permission: Permission<'ranking.view'>,
  filter: ReportFilter = NO_FILTER
): Promise<ItemsView | null> {
  // Of the whole round only: in one unit most questions were answered by too few.
  const reading = await openReading(ctx, permission, { ...filter, unit: null, bloc: null });
  if (!reading) return null;
  const { view, head } = reading;
  if (!(await quiz.readEnd(ctx, view.round, view.sessions)).isOver) {
    return { ...head(ctx.now()), filter, analysis: null };
  }
  await quiz.noteItemsShown(ctx, view.round.id);
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
  const asked = await questionsWithKeys(ctx, permission, [
    ...new Set(cells.value.map((cell) => cell.versionId))
  ]);
  const inOrder = asked.sort((left, right) => compareText(left.code, right.code));
  return {
    ...head(cells.asOf),
    filter,
    analysis: itemAnalysis(inOrder, cells.value, times.value, about.weight)
  };
}
