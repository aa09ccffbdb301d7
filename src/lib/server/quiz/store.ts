import type { Attempt, SubmitReason } from '../../domain/quiz/attempt.ts';
import type { AttemptOutcome } from '../../domain/quiz/outcome.ts';
import type { DrawnItem } from '../../domain/quiz/draw.ts';
import type { Grade } from '../../domain/quiz/grade.ts';
import { optionIds } from '../../schema/quiz.ts';
import type { Db } from '../db/open.ts';
import type { AttemptRow } from '../db/tables.ts';

/** An attempt with the person whose it is. */
export type OwnedAttempt = Attempt & { personId: string };

export type StoredAnswer = {
  attemptId: string;
  position: number;
  choice: string[];
  revision: number;
};

export type StoredItem = { position: number; versionId: string; optionOrder: string[] };

export async function attemptsOf(
  db: Db,
  roundId: string,
  registrationId: string
): Promise<OwnedAttempt[]> {
  const rows = await selectAttempts(db)
    .where('attempt.round_id', '=', roundId)
    .where('attempt.registration_id', '=', registrationId)
    .orderBy('attempt_no')
    .execute();
  return rows.map(readAttempt);
}

export async function attemptsById(db: Db, ids: readonly string[]): Promise<OwnedAttempt[]> {
  const rows = await selectAttempts(db).where('attempt.id', 'in', ids).execute();
  return rows.map(readAttempt);
}

/** Open attempts whose last moment for saves lies before this instant, the longest over first. */
export async function overdueAttempts(db: Db, now: number, limit: number): Promise<OwnedAttempt[]> {
  const rows = await selectAttempts(db)
    .where('state', '=', 'open')
    .where((where) =>
      where(
        where(
          where.ref('deadline_at'),
          '+',
          where(where.ref('extra_ms'), '+', where.ref('grace_ms'))
        ),
        '<',
        now
      )
    )
    .orderBy('deadline_at')
    .limit(limit)
    .execute();
  return rows.map(readAttempt);
}

export async function insertAttempt(
  db: Db,
  attempt: Attempt & { seed: string; paperHash: string }
): Promise<void> {
  await db
    .insertInto('attempt')
    .values({
      id: attempt.id,
      round_id: attempt.roundId,
      session_id: attempt.sessionId,
      registration_id: attempt.registrationId,
      attempt_no: attempt.attemptNo,
      state: attempt.state,
      started_at: attempt.startedAt,
      deadline_at: attempt.deadlineAt,
      extra_ms: attempt.extraMs,
      grace_ms: attempt.graceMs,
      submitted_at: null,
      submit_reason: null,
      receipt_code: null,
      seed: attempt.seed,
      paper_hash: attempt.paperHash,
      holder: attempt.holder,
      last_seen_at: attempt.startedAt
    })
    .execute();
}

export async function insertItems(
  db: Db,
  attemptId: string,
  items: readonly DrawnItem[]
): Promise<void> {
  await db
    .insertInto('paper_item')
    .values(
      items.map((item) => ({
        attempt_id: attemptId,
        position: item.position,
        question_version_id: item.versionId,
        option_order: JSON.stringify(item.optionIds)
      }))
    )
    .execute();
}

/** The papers of these attempts, items in order. */
export async function items(
  db: Db,
  attemptIds: readonly string[]
): Promise<Map<string, StoredItem[]>> {
  const rows = await db
    .selectFrom('paper_item')
    .selectAll()
    .where('attempt_id', 'in', attemptIds)
    .orderBy('position')
    .execute();
  const papers = Map.groupBy(rows, (row) => row.attempt_id);
  return new Map(
    [...papers].map(([attemptId, paper]) => [
      attemptId,
      paper.map((row) => ({
        position: row.position,
        versionId: row.question_version_id,
        optionOrder: optionIds.parse(JSON.parse(row.option_order))
      }))
    ])
  );
}

/** Stored answers of these attempts, of all positions or of these alone. */
export async function answers(
  db: Db,
  attemptIds: readonly string[],
  positions?: readonly number[]
): Promise<StoredAnswer[]> {
  let query = db
    .selectFrom('answer')
    .select(['attempt_id as attemptId', 'position', 'choice', 'revision'])
    .where('attempt_id', 'in', attemptIds);
  if (positions) query = query.where('position', 'in', positions);
  const rows = await query.execute();
  return rows.map((row) => ({ ...row, choice: optionIds.parse(JSON.parse(row.choice)) }));
}

/** Takes an attempt over: a page that opens it gets a new number, older pages may save no more. */
export async function raiseHolder(db: Db, attemptId: string, now: number): Promise<number | null> {
  const row = await db
    .updateTable('attempt')
    .set((set) => ({ holder: set('holder', '+', 1), last_seen_at: now }))
    .where('id', '=', attemptId)
    .where('state', '=', 'open')
    .returning('holder')
    .executeTakeFirst();
  return row?.holder ?? null;
}

/** Notes signs of life of open attempts. */
export async function markSeen(db: Db, attemptIds: readonly string[], now: number): Promise<void> {
  await db
    .updateTable('attempt')
    .set({ last_seen_at: now })
    .where('id', 'in', attemptIds)
    .where('state', '=', 'open')
    .execute();
}

/** Hands an attempt in. False if it was handed in already: exactly one caller wins (F32). */
export async function markSubmitted(
  db: Db,
  attemptId: string,
  submission: { submittedAt: number; reason: SubmitReason; receiptCode: string }
): Promise<boolean> {
  const result = await db
    .updateTable('attempt')
    .set({
      state: 'submitted',
      submitted_at: submission.submittedAt,
      submit_reason: submission.reason,
      receipt_code: submission.receiptCode
    })
    .where('id', '=', attemptId)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

export async function addExtraTime(db: Db, attemptId: string, extraMs: number): Promise<boolean> {
  const result = await db
    .updateTable('attempt')
    .set((set) => ({ extra_ms: set('extra_ms', '+', extraMs) }))
    .where('id', '=', attemptId)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** The first grade of an attempt; later runs are added beside it, never over it (R7). */
export async function insertGrade(
  db: Db,
  grade: Grade & { attemptId: string; elapsedMs: number; gradedAt: number }
): Promise<void> {
  await db
    .insertInto('grade')
    .values({
      attempt_id: grade.attemptId,
      run: 1,
      is_official: 1,
      score: grade.score,
      max_score: grade.maxScore,
      correct: grade.correct,
      answered: grade.answered,
      elapsed_ms: grade.elapsedMs,
      graded_at: grade.gradedAt
    })
    .execute();
}

export async function officialGrade(
  db: Db,
  attemptId: string
): Promise<(Grade & { elapsedMs: number }) | undefined> {
  return db
    .selectFrom('grade')
    .select(['score', 'max_score as maxScore', 'correct', 'answered', 'elapsed_ms as elapsedMs'])
    .where('attempt_id', '=', attemptId)
    .where('is_official', '=', 1)
    .executeTakeFirst();
}

/** Every attempt of a round with its official grade, in the order of starting. */
export async function outcomes(db: Db, roundId: string): Promise<AttemptOutcome[]> {
  const rows = await db
    .selectFrom('attempt')
    .leftJoin('grade', (join) =>
      join.onRef('grade.attempt_id', '=', 'attempt.id').on('grade.is_official', '=', 1)
    )
    .select([
      'attempt.id as attemptId',
      'registration_id as registrationId',
      'attempt_no as attemptNo',
      'state',
      'started_at as startedAt',
      'last_seen_at as lastSeenAt',
      'submitted_at as submittedAt',
      'score',
      'max_score as maxScore',
      'correct',
      'elapsed_ms as elapsedMs'
    ])
    .where('round_id', '=', roundId)
    .orderBy('started_at')
    .orderBy('attempt.id')
    .execute();
  return rows.map((row) => ({ ...row, state: row.state as AttemptOutcome['state'] }));
}

/** When the last attempt that still runs will be over; null when none runs. */
export async function lastOpenEnd(db: Db, roundId: string): Promise<number | null> {
  const rows = await db
    .selectFrom('attempt')
    .select((select) =>
      select.fn
        .max<number | null>(
          select(
            select.ref('deadline_at'),
            '+',
            select(select.ref('extra_ms'), '+', select.ref('grace_ms'))
          )
        )
        .as('end')
    )
    .where('round_id', '=', roundId)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return rows?.end ?? null;
}

export async function insertSignal(
  db: Db,
  signal: { id: string; attemptId: string; kind: string; at: number }
): Promise<void> {
  await db
    .insertInto('integrity_signal')
    .values({ id: signal.id, attempt_id: signal.attemptId, kind: signal.kind, at: signal.at })
    .execute();
}

function selectAttempts(db: Db) {
  return db
    .selectFrom('attempt')
    .innerJoin('registration', 'registration.id', 'attempt.registration_id')
    .selectAll('attempt')
    .select('registration.person_id');
}

function readAttempt(row: AttemptRow & { person_id: string }): OwnedAttempt {
  return {
    id: row.id,
    roundId: row.round_id,
    sessionId: row.session_id,
    registrationId: row.registration_id,
    attemptNo: row.attempt_no,
    state: row.state as Attempt['state'],
    startedAt: row.started_at,
    deadlineAt: row.deadline_at,
    extraMs: row.extra_ms,
    graceMs: row.grace_ms,
    submittedAt: row.submitted_at,
    submitReason: row.submit_reason as SubmitReason | null,
    receiptCode: row.receipt_code,
    holder: row.holder,
    personId: row.person_id
  };
}
