import type { Instant } from '../../domain/core/time.ts';
import type { ExamSession, Round } from '../../domain/contest/rules.ts';
import { windowOf } from '../../domain/contest/schedule.ts';
import type { Ctx } from '../ctx.ts';
import * as keysStore from './keys-store.ts';
import * as reopenStore from './reopen-store.ts';
import * as store from './store.ts';

/** Who saw keys of a round first: a contestant in a review, or those who analyse and prepare. */
export type KeysShown = { how: 'review' | 'items'; at: Instant };

/** The first time that keys of this round were shown; null while nobody has seen one. */
export async function keysShown(ctx: Ctx, roundId: string): Promise<KeysShown | null> {
  const { review, items } = await keysStore.firstShown(ctx.db, roundId);
  if (review !== null && (items === null || review <= items)) return { how: 'review', at: review };
  return items === null ? null : { how: 'items', at: items };
}

/**
 * Whether a round is over for everybody, so that its keys help nobody, and until when somebody works
 * as far as is known: sessions, extra time, papers that go on, starts that are allowed until then,
 * and requests for such help that wait. While an attempt runs, be it that it waits for an answer
 * after an outage, or while the clock is in doubt, it is not over. A round without a session is yet
 * to come. This is the one definition of over.
 */
export async function readEnd(
  ctx: Ctx,
  round: Round,
  sessions: readonly ExamSession[]
): Promise<{ isOver: boolean; worksUntil: Instant }> {
  const now = ctx.now();
  const openEnd = await store.lastOpenEnd(ctx.db, round.id);
  const worksUntil = Math.max(
    windowOf(sessions)?.closesAt ?? 0,
    openEnd ?? 0,
    await reopenStore.lastPromise(ctx.db, round.id, now, round.rules.paper.durationMs)
  );
  const isOver =
    sessions.length > 0 && now >= worksUntil && openEnd === null && !ctx.isClockInDoubt();
  return { isOver, worksUntil };
}

/**
 * Has somebody seen keys who could help others by it? Where the rules show keys at the hand-in
 * already, that counts only once the round was over.
 */
export async function areKeysOut(
  ctx: Ctx,
  round: Round,
  sessions: readonly ExamSession[]
): Promise<boolean> {
  if ((await keysShown(ctx, round.id)) === null) return false;
  return round.rules.review.keyAt !== 'submit' || (await readEnd(ctx, round, sessions)).isOver;
}
