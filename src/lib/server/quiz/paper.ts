import type { Question } from '../../domain/banks/question.ts';
import type { ExamSession, Round } from '../../domain/contest/rules.ts';
import { DAY } from '../../domain/core/time.ts';
import { endOf } from '../../domain/quiz/attempt.ts';
import { PLACES, placesOf, type Place } from '../../domain/quiz/places.ts';
import { mayReview } from '../../domain/quiz/review.ts';
import type { PaperItem, PaperView, ReceiptView, ReviewItem } from '../../domain/quiz/views.ts';
import * as auth from '../auth/service.ts';
import * as banks from '../banks/service.ts';
import * as contest from '../contest/service.ts';
import type { Ctx } from '../ctx.ts';
import { newsFor } from '../messages/service.ts';
import * as people from '../people/service.ts';
import * as units from '../units/service.ts';
import type { OwnAttempt } from './own-attempt.ts';
import { keysFor } from './keys-for.ts';
import { readEnd } from './keys-shown.ts';
import { noteReview } from './keys-store.ts';
import * as gradeStore from './grade-store.ts';
import { waitOf } from './outage.ts';
import { readPlace } from './place.ts';
import * as paperStore from './paper-store.ts';
import * as reopenStore from './reopen-store.ts';

type ShownPaper = { stored: paperStore.StoredItem[]; items: PaperItem[] };

/** The paper of a running attempt with what is saved; null when it is handed in. */
export async function readPaper(ctx: Ctx, attempt: OwnAttempt): Promise<PaperView | null> {
  if (attempt.state !== 'open') return null;
  await stayIn(ctx, attempt);
  const { round } = await contest.roundWithSessions(ctx, attempt.roundId);
  const { stored, items } = await readItems(ctx, attempt.id);
  const orders = new Map(stored.map((item) => [item.position, item.optionOrder]));
  const answers = await paperStore.answers(ctx.db, [attempt.id]);
  return {
    attemptId: attempt.id,
    roundName: round.name,
    startedAt: attempt.startedAt,
    endsAt: endOf(attempt),
    deadlineAt: attempt.deadlineAt,
    now: ctx.now(),
    holder: attempt.holder,
    items,
    saved: answers.map(({ position, choice, revision }) => ({
      position,
      choice: placesOf(orders.get(position) ?? [], choice),
      revision
    })),
    wait: await waitOf(ctx, attempt),
    news: await newsFor(ctx, attempt),
    place: await readPlace(ctx, attempt.id, answers)
  };
}

/** Whoever has a paper is not signed out before it ends, and a day is left for help after an outage. */
async function stayIn(ctx: Ctx, attempt: OwnAttempt): Promise<void> {
  const until = Math.max(endOf(attempt), ctx.now()) + DAY;
  await auth.keepSessions(ctx, { personId: attempt.personId }, until);
}

/** The receipt of an attempt that is handed in, with score and review when the rules allow. */
export async function readReceipt(ctx: Ctx, attempt: OwnAttempt): Promise<ReceiptView | null> {
  const { receiptCode, submittedAt, submitReason } = attempt;
  const grade = await gradeStore.officialGrade(ctx.db, attempt.id);
  if (!grade || receiptCode === null || submittedAt === null || submitReason === null) return null;

  const { round, sessions } = await contest.roundWithSessions(ctx, attempt.roundId);
  const { scoreAt, keyAt } = round.rules.review;
  // As long as anybody still works, or has been promised to, a key would help them.
  const { isOver, worksUntil } = await readEnd(ctx, round, sessions);
  const showsScore = mayReview(scoreAt, isOver);
  const showsKey = mayReview(keyAt, isOver);
  // While papers wait after an outage nobody can say when.
  const shownFrom = worksUntil > ctx.now() ? worksUntil : null;
  if (showsKey && attempt.keysShownAt === null) {
    await ctx.tx((ctx) => noteReview(ctx.db, attempt.id, ctx.now()));
  }
  const permit = await reopenStore.permitOf(
    ctx.db,
    attempt.roundId,
    attempt.registrationId,
    ctx.now()
  );
  const { stored, items } = await readItems(ctx, attempt.id);
  const { score, maxScore, correct, answered, elapsedMs } = grade;
  return {
    attemptId: attempt.id,
    roundName: round.name,
    ...(await readContestant(ctx, round.contestId, attempt.personId)),
    sessionName: sessions.find((session) => session.id === attempt.sessionId)?.name ?? '',
    receiptCode,
    submittedAt,
    submitReason,
    answered,
    questions: items.length,
    elapsedMs,
    score: showsScore ? { score, maxScore, correct } : null,
    scoreFrom: !showsScore && scoreAt === 'close' ? shownFrom : null,
    reviewFrom: !showsKey && keyAt === 'close' ? shownFrom : null,
    review: showsKey
      ? await readReview(ctx, attempt.id, { round, sessions }, { stored, items })
      : null,
    attemptNo: attempt.attemptNo,
    isCutShort: attempt.cutShortAt !== null,
    earlier: (await reopenStore.closingsOf(ctx.db, [attempt.id])).map((closing) => ({
      submittedAt: closing.submittedAt,
      receiptCode: closing.receiptCode,
      reopenedAt: closing.reopenedAt
    })),
    mayStartUntil: permit?.until ?? null
  };
}

/** Whose receipt it is, so that a printed one says it. */
async function readContestant(
  ctx: Ctx,
  contestId: string,
  personId: string
): Promise<
  Pick<
    ReceiptView,
    'contestName' | 'organizer' | 'fullName' | 'staffCode' | 'candidateNo' | 'unitName'
  >
> {
  const registration = await people.findRegistration(ctx, contestId, personId);
  if (!registration) throw new Error(`no registration of ${personId}`);
  const { fullName, staffCode, candidateNo, unitId } = registration;
  const unitName = (await units.readTree(ctx)).get(unitId)?.name ?? '';
  const view = await contest.current(ctx);
  return {
    contestName: view?.contest.name ?? '',
    organizer: view?.contest.about.organizer ?? '',
    fullName,
    staffCode,
    candidateNo,
    unitName
  };
}

async function readItems(ctx: Ctx, attemptId: string): Promise<ShownPaper> {
  const stored = (await paperStore.items(ctx.db, [attemptId])).get(attemptId) ?? [];
  const questions = await banks.questionsByVersion(
    ctx,
    stored.map((item) => item.versionId)
  );
  return { stored, items: stored.map((item) => showItem(item, questions.get(item.versionId))) };
}

function showItem(item: paperStore.StoredItem, question: Question | undefined): PaperItem {
  if (!question) throw new Error(`no question version ${item.versionId}`);
  const texts = new Map(question.options.map((option) => [option.id, option.text]));
  return {
    position: item.position,
    stem: question.stem,
    options: item.optionOrder.map((id, index) => ({
      place: PLACES[index] as Place,
      text: texts.get(id) ?? ''
    }))
  };
}

async function readReview(
  ctx: Ctx,
  attemptId: string,
  of: { round: Round; sessions: readonly ExamSession[] },
  { stored, items }: ShownPaper
): Promise<ReviewItem[]> {
  const keys = await keysFor(
    ctx,
    { kind: 'own-review', ...of },
    stored.map((item) => item.versionId)
  );
  const answers = await paperStore.answers(ctx.db, [attemptId]);
  const choices = new Map(answers.map((answer) => [answer.position, answer.choice]));
  return stored.map((item, index) => {
    const key = keys.get(item.versionId);
    if (!key) throw new Error(`no key for question version ${item.versionId}`);
    const chosen = placesOf(item.optionOrder, choices.get(item.position) ?? []);
    const right = placesOf(item.optionOrder, key.keyOptionIds);
    return {
      ...(items[index] as PaperItem),
      chosen,
      key: right,
      isRight: chosen.join() === right.join(),
      explanation: key.explanation,
      citation: key.citation
    };
  });
}
