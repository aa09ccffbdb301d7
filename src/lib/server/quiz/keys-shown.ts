import type { Instant } from '../../domain/core/time.ts';
import type { ExamSession, Round } from '../../domain/contest/rules.ts';
import { windowOf } from '../../domain/contest/schedule.ts';
import type { Ctx } from '../ctx.ts';
import * as keysStore from './keys-store.ts';
import * as reopenStore from './reopen-store.ts';
import * as store from './store.ts';

/** Where keys of a round were seen first: by a contestant in a review, or in the item analysis. */
export type KeysShown = { how: 'review' | 'items'; at: Instant };

/** The first time that keys of this round were shown; null while nobody has seen one. */
export async function keysShown(ctx: Ctx, roundId: string): Promise<KeysShown | null> {
  const { review, items } = await keysStore.firstShown(ctx.db, roundId);
  if (review !== null && (items === null || review <= items)) return { how: 'review', at: review };
  return items === null ? null : { how: 'items', at: items };
}

/** Notes that the item analysis, which shows keys, is being looked at. */
export const noteItemsShown = (ctx: Ctx, roundId: string): Promise<void> =>
  ctx.tx((ctx) => keysStore.noteItems(ctx.db, roundId, ctx.now()));

/**
 * When nobody works any more, so that keys help nobody: sessions, extra time, papers that go on,
 * starts that are allowed until then, and requests for such help that wait.
 */
export async function lastEnd(
  ctx: Ctx,
  round: Round,
  sessions: readonly ExamSession[]
): Promise<Instant> {
  return Math.max(
    windowOf(sessions)?.closesAt ?? 0,
    (await store.lastOpenEnd(ctx.db, round.id)) ?? 0,
    await reopenStore.lastPromise(ctx.db, round.id, ctx.now(), round.rules.paper.durationMs)
  );
}
