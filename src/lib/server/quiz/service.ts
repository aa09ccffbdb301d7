import { accepted, refused, type Result } from '../../domain/core/result.ts';
import type { Instant } from '../../domain/core/time.ts';
import { endOf } from '../../domain/quiz/attempt.ts';
import type { AttemptOutcome } from '../../domain/quiz/outcome.ts';
import type { News } from '../../domain/messages/trouble.ts';
import type { Wait } from '../../domain/quiz/views.ts';
import * as contest from '../contest/service.ts';
import { newsFor } from '../messages/service.ts';
import * as people from '../people/service.ts';
import type { Ctx } from '../ctx.ts';
import { isSignalTooMany } from '../request-rate.ts';
import type { OwnAttempt } from './own-attempt.ts';
import { noteDevice } from './device.ts';
import * as gradeStore from './grade-store.ts';
import * as paperStore from './paper-store.ts';
import { waitOf } from './outage.ts';
import { permitOf } from './reopen-store.ts';
import * as store from './store.ts';
import { submitTogether } from './submit.ts';

export { compareWithStored } from './compare-with-stored.ts';
export { countDevices } from './device.ts';
export {
  contestOutlook,
  createContest,
  type ContestOutlook,
  type CreateRefusal
} from './create-contest.ts';
export {
  confirmRemedy,
  declineRemedy,
  withdrawRemedy,
  type DecideRefusal,
  type WithdrawRefusal
} from './decide-remedy.ts';
export { heldBack, keysFor, noteShown, type KeyUse, type RoundInUse } from './keys-for.ts';
export { keysShown, readEnd, type KeysShown } from './keys-shown.ts';
export { readLobby } from './lobby.ts';
export { ownAttempt, type OwnAttempt } from './own-attempt.ts';
export { noteArrival } from './arrivals.ts';
export {
  answerOutage,
  isTimeAtStake,
  latestOnRecord,
  listOutages,
  moveEnds,
  noteGap,
  whoWorks,
  type OutageRefusal,
  type OutageView
} from './outage.ts';
export { readPaper, readReceipt } from './paper.ts';
export { countWaiting, listRemedies, whomOf } from './remedy-list.ts';
export { helpOptions, searchPeople } from './search-people.ts';
export { moveSession, type MoveRefusal, type SessionEffect } from './session-change.ts';
export { askRemedy, previewRemedy, type Asked, type AskRefusal, type Plan } from './remedy.ts';
export { notePlace } from './place.ts';
export { saveAnswers, type SaveReport, type SavedAnswer } from './save.ts';
export { saveForm } from './save-form.ts';
export { start } from './start.ts';
export { submitOverdue } from './sweep.ts';

export type SubmitRefusal = 'taken-over';

/** The paper that somebody has open, and when its time is over; null without one. */
export async function findRunning(
  ctx: Ctx,
  personId: string
): Promise<{ attemptId: string; endsAt: Instant } | null> {
  const attempt = await store.openAttemptOf(ctx.db, personId);
  return attempt ? { attemptId: attempt.id, endsAt: endOf(attempt) } : null;
}

/** Question versions that some contestant's paper shows. */
export const shownVersions = (ctx: Ctx): Promise<string[]> => paperStore.shownVersions(ctx.db);

/**
 * Makes the calling page the one that may save; pages opened earlier turn read-only (F30).
 *
 * @param device the name of the device that shows the page; null where it keeps none
 * @returns the page's number, or null when the attempt is handed in
 */
export const takeOver = (
  ctx: Ctx,
  attempt: OwnAttempt,
  device: string | null
): Promise<number | null> =>
  ctx.tx(async (ctx) => {
    const holder = await store.raiseHolder(ctx.db, attempt.id, ctx.now());
    if (holder !== null) await noteDevice(ctx, attempt.id, device);
    return holder;
  });

/** What a page asks for every half minute: the end may have moved, another page may hold it. */
export async function checkIn(
  ctx: Ctx,
  attempt: OwnAttempt
): Promise<{
  state: 'open' | 'submitted';
  endsAt: Instant;
  holder: number;
  wait: Wait | null;
  now: Instant;
  /** Organizers allow a new attempt: the waiting room leads to it. */
  mayStart: boolean;
  news: News;
}> {
  const { state, holder, roundId, registrationId } = attempt;
  const now = ctx.now();
  const isOpen = state === 'open';
  if (isOpen) await ctx.tx((ctx) => store.markSeen(ctx.db, [attempt.id], now));
  const permit = isOpen ? null : await permitOf(ctx.db, roundId, registrationId, now);
  const news = await newsFor(ctx, attempt);
  const wait = await waitOf(ctx, attempt);
  const mayStart = permit !== null;
  return { state, endsAt: endOf(attempt), holder, wait, now, mayStart, news };
}

/** What organizers tell a contestant outside a paper; nothing for who is not registered. */
export async function readNews(ctx: Ctx, personId: string): Promise<News> {
  const view = await contest.current(ctx);
  const registration = view && (await people.findRegistration(ctx, view.contest.id, personId));
  if (!registration) return { messages: [], troubles: [] };
  return newsFor(ctx, { registrationId: registration.id, sessionId: null, ...registration });
}

/**
 * Hands an attempt in. Again and again gives the same receipt (F32).
 *
 * @param holder the number of the page that asks: one that was taken over may not hand in
 */
export async function submit(
  ctx: Ctx,
  attempt: OwnAttempt,
  holder: number
): Promise<Result<null, SubmitRefusal>> {
  return ctx.tx(async (ctx) => {
    await store.lockOpen(ctx.db, [attempt.id]);
    const [current] = await store.attemptsById(ctx.db, [attempt.id]);
    if (!current || current.state === 'submitted') return accepted(null);
    if (current.holder !== holder) return refused('taken-over');
    await submitTogether(ctx, [current], 'user');
    return accepted(null);
  });
}

/**
 * Every attempt of a round with its official marks, of people of these units or of all, for the
 * modules that count and rank.
 */
export const listOutcomes = (
  ctx: Ctx,
  roundId: string,
  unitIds: readonly string[] | null = null
): Promise<AttemptOutcome[]> => gradeStore.outcomes(ctx.db, roundId, unitIds);

/** The attempts of one contestant in a round with their official marks. */
export const outcomesOf = (
  ctx: Ctx,
  roundId: string,
  registrationId: string
): Promise<AttemptOutcome[]> => gradeStore.outcomesOf(ctx.db, roundId, registrationId);

/** Notes what a browser noticed about itself. Shown to organizers, punishes nobody. */
export async function noteSignal(ctx: Ctx, attempt: OwnAttempt, kind: string): Promise<void> {
  if (attempt.state !== 'open' || (await isSignalTooMany(attempt.id))) return;
  const signal = { id: ctx.id(), attemptId: attempt.id, kind, at: ctx.now() };
  await ctx.tx((ctx) => store.insertSignal(ctx.db, signal));
}
