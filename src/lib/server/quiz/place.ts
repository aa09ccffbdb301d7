import type { PaperPlace } from '../../domain/quiz/views.ts';
import type { Ctx } from '../ctx.ts';
import type { OwnAttempt } from './own-attempt.ts';
import * as placeStore from './place-store.ts';

/**
 * Notes where the contestant is and what is marked, for the next page that opens the paper. Of pages
 * that were taken over nothing is noted.
 *
 * @param holder the number of the page that tells
 */
export async function notePlace(
  ctx: Ctx,
  attempt: OwnAttempt,
  { holder, ...place }: PaperPlace & { holder: number }
): Promise<void> {
  if (attempt.state !== 'open' || attempt.holder !== holder) return;
  await placeStore.putPlace(ctx.db, attempt.id, place, ctx.now());
}

/**
 * Where a page that opens the paper goes on. What was noted last or answered last, whichever came
 * later, because a page notes its place only now and then.
 */
export async function readPlace(
  ctx: Ctx,
  attemptId: string,
  answers: readonly { position: number; receivedAt: number }[]
): Promise<PaperPlace> {
  const noted = await placeStore.placeOf(ctx.db, attemptId);
  const latest = answers.reduce<{ position: number; receivedAt: number } | null>(
    (newest, one) => (newest && newest.receivedAt >= one.receivedAt ? newest : one),
    null
  );
  const isAnswerNewer = latest !== null && latest.receivedAt > (noted?.notedAt ?? 0);
  return {
    position: (isAnswerNewer ? latest.position : noted?.position) ?? 1,
    flagged: noted?.flagged ?? []
  };
}
