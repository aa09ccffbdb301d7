import { MINUTE } from '#lib/domain/core/time.ts';
import * as documents from '#lib/server/documents/service.ts';
import { handInFor } from '#lib/server/entries/handing-in.ts';
import { linksOf } from '#lib/server/entries/links.ts';
import { operatorMay } from '#lib/server/operator.ts';
import * as quiz from '#lib/server/quiz/service.ts';
import { actorOf, makeSmallContest, OPENS, startedAttempt } from './contest.ts';
import type { Bench } from './databases.ts';
import { makeCall } from './entries.ts';
import { lockedPanel, ok } from './panel.ts';
import { playFinal } from './played-final.ts';

/**
 * Fills a database as a contest does: An writes a paper, Bình has handed one in, a final was played,
 * films were handed in, a jury has locked its marks, and a document was made.
 */
export async function liveIn({ ctx, clock }: Bench): Promise<void> {
  const { contest } = await makeSmallContest(ctx);
  clock.now = OPENS + MINUTE;
  for (const [staffCode, isDone] of [
    ['AN', false],
    ['BINH', true]
  ] as const) {
    const actor = await actorOf(ctx, contest.id, staffCode);
    const attempt = await startedAttempt(ctx, actor);
    const answer = { position: 1, choice: ['B' as const], revision: 1, mutationId: ctx.seed() };
    const saving = { holder: attempt.holder, answers: [answer] };
    ok(await quiz.saveAnswers(ctx, actor, attempt.id, saving, ctx.now()));
    if (isDone) ok(await quiz.submit(ctx, attempt, attempt.holder));
  }
  await playFinal(ctx);
  await lockedPanel(ctx, contest.id);
  const call = await makeCall(ctx, contest.id, { kinds: ['link'] });
  for (const { entrantId } of await linksOf(ctx, call.may, call.callId)) {
    const link = 'https://video.dongthap.example/1';
    const offer = { entrantId, title: 'Phim', link, reason: 'Nộp qua văn thư' };
    ok(await handInFor(ctx, call.may, call.callId, offer));
  }
  const may = operatorMay('document.make', { contestId: contest.id });
  const order = { kind: 'report', aboutId: null, judgeId: null } as const;
  const { fields } = ok(await documents.readDraft(ctx, may, order));
  ok(await documents.make(ctx, may, order, fields));
}
