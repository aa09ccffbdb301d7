import { MINUTE, SECOND } from '#lib/domain/core/time.ts';
import type { Ctx } from '#lib/server/ctx.ts';

type AttemptFacts = {
  registrationId: string;
  roundId: string;
  sessionId: string;
  attemptNo: number;
  startedAt: number;
};

/** An attempt that runs. Rows, not services: marks and times are chosen. */
export async function insertAttempt(
  ctx: Ctx,
  { lastSeenAt, ...facts }: AttemptFacts & { lastSeenAt: number }
): Promise<string> {
  const id = ctx.id();
  await ctx.db
    .insertInto('attempt')
    .values({
      id,
      round_id: facts.roundId,
      session_id: facts.sessionId,
      registration_id: facts.registrationId,
      attempt_no: facts.attemptNo,
      state: 'open',
      started_at: facts.startedAt,
      deadline_at: facts.startedAt + 30 * MINUTE,
      extra_ms: 0,
      credit_ms: 0,
      grace_ms: 5 * SECOND,
      submitted_at: null,
      submit_reason: null,
      receipt_code: null,
      seed: ctx.seed(),
      paper_hash: '-',
      holder: 1,
      last_seen_at: lastSeenAt,
      paused_ms: 0
    })
    .execute();
  return id;
}

export async function insertSubmitted(
  ctx: Ctx,
  facts: AttemptFacts,
  score: number,
  elapsedMs: number
): Promise<void> {
  const submittedAt = facts.startedAt + elapsedMs;
  const id = await insertAttempt(ctx, { ...facts, lastSeenAt: submittedAt });
  await ctx.db
    .updateTable('attempt')
    .set({ state: 'submitted', submitted_at: submittedAt, receipt_code: id })
    .where('id', '=', id)
    .execute();
  await ctx.db
    .insertInto('grade')
    .values({
      attempt_id: id,
      run: 1,
      is_official: 1,
      score,
      max_score: 1000,
      correct: score / 200,
      answered: 5,
      elapsed_ms: elapsedMs,
      graded_at: submittedAt
    })
    .execute();
}
