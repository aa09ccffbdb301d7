import { sql } from 'kysely';
import type { Attempt, SubmitReason } from '../../domain/quiz/attempt.ts';
import type { Db } from '../db/open.ts';
import type { AttemptRow } from '../db/tables.ts';

/** An attempt with the person whose it is. */
export type OwnedAttempt = Attempt & { personId: string; unitId: string };

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

/** The attempt that a person has open, the newest first. */
export async function openAttemptOf(db: Db, personId: string): Promise<OwnedAttempt | undefined> {
  const row = await selectAttempts(db)
    .where('registration.person_id', '=', personId)
    .where('state', '=', 'open')
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && readAttempt(row);
}

export async function attemptsById(db: Db, ids: readonly string[]): Promise<OwnedAttempt[]> {
  const rows = await selectAttempts(db).where('attempt.id', 'in', ids).execute();
  return rows.map(readAttempt);
}

/** When an attempt is over, in SQL: see `endOf`. */
export const endSql = sql<number>`attempt.deadline_at + attempt.extra_ms + attempt.credit_ms`;

/**
 * Open attempts whose last moment for saves lies before this instant, the longest over first. Not
 * those whose paper must lie open after an outage: unanswered, or ended after `lateSince`.
 */
export async function overdueAttempts(
  db: Db,
  now: number,
  lateSince: number,
  limit: number
): Promise<OwnedAttempt[]> {
  const rows = await selectAttempts(db)
    .where('state', '=', 'open')
    .where(sql<number>`${endSql} + attempt.grace_ms`, '<', now)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('outage_hit')
            .innerJoin('outage', 'outage.id', 'outage_hit.outage_id')
            .select('outage.id')
            .whereRef('outage_hit.attempt_id', '=', 'attempt.id')
            .where(({ or, eb }) =>
              or([eb('answered_at', 'is', null), eb('ended_at', '>', lateSince)])
            )
        )
      )
    )
    .orderBy('deadline_at')
    .limit(limit)
    .execute();
  return rows.map(readAttempt);
}

/** Every attempt that runs, of all rounds. */
export async function openAttempts(db: Db): Promise<OwnedAttempt[]> {
  const rows = await selectAttempts(db).where('state', '=', 'open').execute();
  return rows.map(readAttempt);
}

/** Ids by as many as one statement takes without hesitation. */
export function* slices(ids: readonly string[]): Generator<string[]> {
  for (let from = 0; from < ids.length; from += 500) yield ids.slice(from, from + 500);
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
      credit_ms: attempt.creditMs,
      grace_ms: attempt.graceMs,
      paused_ms: attempt.pausedMs,
      submitted_at: null,
      submit_reason: null,
      receipt_code: null,
      seed: attempt.seed,
      paper_hash: attempt.paperHash,
      holder: attempt.holder,
      last_seen_at: attempt.startedAt,
      stands_for: attempt.standsFor
    })
    .execute();
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

/** Locks the open ones of these attempts until the transaction ends; see `save-store.ts`. */
export async function lockOpen(db: Db, attemptIds: readonly string[]): Promise<void> {
  await db
    .updateTable('attempt')
    .set((set) => ({ state: set.ref('state') }))
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

/** Adds time to those of these attempts that run; answers which. */
export async function addExtraTime(
  db: Db,
  attemptIds: readonly string[],
  extraMs: number
): Promise<string[]> {
  const rows = await db
    .updateTable('attempt')
    .set((set) => ({ extra_ms: set('extra_ms', '+', extraMs) }))
    .where('id', 'in', attemptIds)
    .where('state', '=', 'open')
    .returning('id')
    .execute();
  return rows.map((row) => row.id);
}

/** Attempts that began in a session and run, or were closed when time was over. */
export async function attemptsIn(db: Db, sessionId: string): Promise<OwnedAttempt[]> {
  const rows = await selectAttempts(db)
    .where('session_id', '=', sessionId)
    .where((where) =>
      where.or([where('state', '=', 'open'), where('submit_reason', '=', 'timeout')])
    )
    .execute();
  return rows.map(readAttempt);
}

/** Locks the running attempts of a session until the transaction ends. */
export async function lockSession(db: Db, sessionId: string): Promise<void> {
  await db
    .updateTable('attempt')
    .set((set) => ({ state: set.ref('state') }))
    .where('session_id', '=', sessionId)
    .where('state', '=', 'open')
    .execute();
}

export async function setDeadline(db: Db, attemptId: string, deadlineAt: number): Promise<void> {
  await db
    .updateTable('attempt')
    .set({ deadline_at: deadlineAt })
    .where('id', '=', attemptId)
    .where('state', '=', 'open')
    .execute();
}

/** When the last attempt that still runs will be over; null when none runs. */
export async function lastOpenEnd(db: Db, roundId: string): Promise<number | null> {
  const rows = await db
    .selectFrom('attempt')
    .select(sql<number | null>`max(${endSql} + attempt.grace_ms)`.as('end'))
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
    .select(['registration.person_id', 'registration.unit_id']);
}

function readAttempt(row: AttemptRow & { person_id: string; unit_id: string }): OwnedAttempt {
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
    creditMs: row.credit_ms,
    graceMs: row.grace_ms,
    pausedMs: row.paused_ms,
    submittedAt: row.submitted_at,
    submitReason: row.submit_reason as SubmitReason | null,
    receiptCode: row.receipt_code,
    holder: row.holder,
    standsFor: row.stands_for,
    cutShortAt: row.cut_short_at,
    keysShownAt: row.keys_shown_at,
    personId: row.person_id,
    unitId: row.unit_id
  };
}
