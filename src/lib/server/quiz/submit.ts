import type { RoundRules } from '../../domain/contest/rules.ts';
import { elapsedMs, type SubmitReason } from '../../domain/quiz/attempt.ts';
import { gradePaper } from '../../domain/quiz/grade.ts';
import * as contest from '../contest/service.ts';
import type { Ctx } from '../ctx.ts';
import { receiptCode as receiptFor } from '../mac.ts';
import { keysFor } from './keys-for.ts';
import * as gradeStore from './grade-store.ts';
import * as paperStore from './paper-store.ts';
import * as store from './store.ts';

/**
 * Hands these attempts in and grades them from what is saved, in the transaction it is called in,
 * which has locked them (`lockOpen`): saves that were let in first lie before the hand-in (I4).
 * Attempts that were handed in meanwhile are left as they are.
 */
export async function submitTogether(
  ctx: Ctx,
  attempts: readonly store.OwnedAttempt[],
  reason: SubmitReason
): Promise<void> {
  if (attempts.length === 0) return;
  const won: store.OwnedAttempt[] = [];
  const submittedAt = ctx.now();
  for (const attempt of attempts) {
    const receiptCode = receiptFor(ctx, `${attempt.id}:${submittedAt}`);
    const submission = { submittedAt, reason, receiptCode };
    if (await store.markSubmitted(ctx.db, attempt.id, submission)) won.push(attempt);
  }
  if (won.length > 0) await gradeTogether(ctx, won, submittedAt);
}

async function gradeTogether(
  ctx: Ctx,
  attempts: readonly store.OwnedAttempt[],
  gradedAt: number
): Promise<void> {
  const ids = attempts.map((attempt) => attempt.id);
  // Read after the hand-in, when no further save can get in.
  const answers = await paperStore.answers(ctx.db, ids);
  const choices = new Map(answers.map((one) => [`${one.attemptId} ${one.position}`, one.choice]));
  const papers = await paperStore.items(ctx.db, ids);
  const versionIds = [...papers.values()].flat().map((item) => item.versionId);
  const keys = await keysFor(ctx, { kind: 'unseen' }, [...new Set(versionIds)]);

  const scoring = new Map<string, RoundRules['scoring']>();
  for (const { roundId } of attempts) {
    if (scoring.has(roundId)) continue;
    scoring.set(roundId, (await contest.roundWithSessions(ctx, roundId)).round.rules.scoring);
  }

  for (const attempt of attempts) {
    const items = (papers.get(attempt.id) ?? []).map(({ versionId, position }) => ({
      versionId,
      choice: choices.get(`${attempt.id} ${position}`) ?? []
    }));
    await gradeStore.insertGrade(ctx.db, {
      ...gradePaper(items, keys, scoring.get(attempt.roundId) as RoundRules['scoring']),
      attemptId: attempt.id,
      elapsedMs: elapsedMs(attempt, gradedAt),
      gradedAt
    });
  }
}
