import type { Attempt, SubmitReason } from '../../domain/quiz/attempt.ts';
import type { StartPermit } from '../../domain/quiz/start.ts';
import type { Db } from '../db/open.ts';

/** How an attempt was closed before it was reopened. */
export type Closing = {
  attemptId: string;
  run: number;
  submittedAt: number;
  reason: SubmitReason;
  receiptCode: string;
  reopenedAt: number;
};

/**
 * Lets a closed attempt go on, and keeps how it was closed. Its grades stay, none of them official
 * any more.
 *
 * @returns false if it is not closed as `before` says: nothing was changed then
 */
export async function reopen(
  db: Db,
  before: Attempt,
  after: Attempt,
  facts: { remedyId: string; now: number }
): Promise<boolean> {
  const { submittedAt, submitReason, receiptCode } = before;
  if (submittedAt === null || submitReason === null || receiptCode === null) return false;
  const result = await db
    .updateTable('attempt')
    .set({
      state: 'open',
      deadline_at: after.deadlineAt,
      paused_ms: after.pausedMs,
      submitted_at: null,
      submit_reason: null,
      receipt_code: null,
      last_seen_at: facts.now
    })
    .where('id', '=', before.id)
    .where('state', '=', 'submitted')
    .where('submitted_at', '=', submittedAt)
    .where('cut_short_at', 'is', null)
    .executeTakeFirst();
  if (Number(result.numUpdatedRows) !== 1) return false;
  const { run } = await db
    .selectFrom('grade')
    .select('run')
    .where('attempt_id', '=', before.id)
    .where('is_official', '=', 1)
    .executeTakeFirstOrThrow();
  await db
    .updateTable('grade')
    .set({ is_official: 0 })
    .where('attempt_id', '=', before.id)
    .where('run', '=', run)
    .execute();
  await db
    .insertInto('attempt_closing')
    .values({
      attempt_id: before.id,
      run,
      submitted_at: submittedAt,
      submit_reason: submitReason,
      receipt_code: receiptCode,
      deadline_at: before.deadlineAt,
      reopened_at: facts.now,
      remedy_id: facts.remedyId
    })
    .execute();
  return true;
}

/** Earlier closings of these attempts, the first first. */
export async function closingsOf(db: Db, attemptIds: readonly string[]): Promise<Closing[]> {
  if (attemptIds.length === 0) return [];
  const rows = await db
    .selectFrom('attempt_closing')
    .selectAll()
    .where('attempt_id', 'in', attemptIds)
    .orderBy('attempt_id')
    .orderBy('run')
    .execute();
  return rows.map((row) => ({
    attemptId: row.attempt_id,
    run: row.run,
    submittedAt: row.submitted_at,
    reason: row.submit_reason as SubmitReason,
    receiptCode: row.receipt_code,
    reopenedAt: row.reopened_at
  }));
}

/** The oldest permission to start again that a contestant has not used and that still holds. */
export async function permitOf(
  db: Db,
  roundId: string,
  registrationId: string,
  now: number
): Promise<StartPermit | null> {
  const row = await db
    .selectFrom('remedy_person')
    .innerJoin('remedy', 'remedy.id', 'remedy_person.remedy_id')
    .select(['remedy.id', 'start_until', 'session_id', 'attempt_id'])
    .where('registration_id', '=', registrationId)
    .where('round_id', '=', roundId)
    .where('kind', '=', 'new-attempt')
    .where('state', '=', 'done')
    .where('left_out', 'is', null)
    .where('new_attempt_id', 'is', null)
    .where('start_until', '>=', now)
    .orderBy('asked_at')
    .executeTakeFirst();
  if (!row || row.start_until === null || row.session_id === null) return null;
  return {
    remedyId: row.id,
    until: row.start_until,
    sessionId: row.session_id,
    replacesId: row.attempt_id
  };
}

/** Uses a permission up. False if it was used already. */
export async function usePermit(
  db: Db,
  permit: StartPermit,
  registrationId: string,
  newAttemptId: string
): Promise<boolean> {
  const result = await db
    .updateTable('remedy_person')
    .set({ new_attempt_id: newAttemptId })
    .where('remedy_id', '=', permit.remedyId)
    .where('registration_id', '=', registrationId)
    .where('new_attempt_id', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** A new attempt counts instead of this one from now on. False if it was not there to be replaced. */
export async function markCutShort(db: Db, attemptId: string, now: number): Promise<boolean> {
  const result = await db
    .updateTable('attempt')
    .set({ cut_short_at: now })
    .where('id', '=', attemptId)
    .where('state', '=', 'submitted')
    .where('cut_short_at', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** Until when somebody may work who was promised so: starts that are allowed, requests that wait. */
export async function lastPromise(
  db: Db,
  roundId: string,
  now: number,
  durationMs: number
): Promise<number> {
  const waiting = await db
    .selectFrom('remedy')
    .select((select) => select.fn.max<number | null>('expires_at').as('at'))
    .where('round_id', '=', roundId)
    .where('state', '=', 'waiting')
    .where('expires_at', '>', now)
    .executeTakeFirst();
  const starts = await db
    .selectFrom('remedy')
    .innerJoin('remedy_person', 'remedy_person.remedy_id', 'remedy.id')
    .select((select) => select.fn.max<number | null>('start_until').as('at'))
    .where('round_id', '=', roundId)
    .where('state', '=', 'done')
    .where('kind', '=', 'new-attempt')
    .where('left_out', 'is', null)
    .where('new_attempt_id', 'is', null)
    .where('start_until', '>=', now)
    .executeTakeFirst();
  const start = starts?.at ?? null;
  return Math.max(waiting?.at ?? 0, start === null ? 0 : start + durationMs);
}
