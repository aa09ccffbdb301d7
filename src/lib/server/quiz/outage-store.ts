import { sql } from 'kysely';
import type { Gap, Outage, OutageAnswer, OutageCause } from '../../domain/quiz/outage.ts';
import type { Db } from '../db/open.ts';
import type { OutageRow } from '../db/time-tables.ts';

/** Rows of one statement. */
const SLICE = 500;

/** An outage as it is kept, with who decided. */
export type StoredOutage = Outage & { answeredBy: string | null; reason: string | null };

export async function insertOutage(
  db: Db,
  { id, beganAt, endedAt, cause, closesAt, ...outage }: StoredOutage
): Promise<void> {
  await db
    .insertInto('outage')
    .values({
      id,
      began_at: beganAt,
      ended_at: endedAt,
      cause,
      closes_at: closesAt,
      answer: outage.answer,
      answered_at: outage.answeredAt,
      answered_by: outage.answeredBy,
      reason: outage.reason
    })
    .execute();
}

/** Writes down whom an outage hit, and what each lost. */
export async function insertHits(
  db: Db,
  outageId: string,
  hits: readonly { attemptId: string; lostMs: number }[]
): Promise<void> {
  for (let from = 0; from < hits.length; from += SLICE) {
    const rows = hits.slice(from, from + SLICE).map(({ attemptId, lostMs }) => ({
      attempt_id: attemptId,
      outage_id: outageId,
      lost_ms: lostMs,
      waited_ms: 0
    }));
    await db.insertInto('outage_hit').values(rows).execute();
  }
}

export async function setWaited(
  db: Db,
  outageId: string,
  attemptId: string,
  waitedMs: number
): Promise<void> {
  await db
    .updateTable('outage_hit')
    .set({ waited_ms: waitedMs })
    .where('outage_id', '=', outageId)
    .where('attempt_id', '=', attemptId)
    .execute();
}

/** Lets the ends of all who were hit move by what the outage took from them. */
export async function creditHits(db: Db, outageId: string): Promise<void> {
  await sql`update attempt set credit_ms = credit_ms +
      (select lost_ms + waited_ms from outage_hit
        where outage_hit.attempt_id = attempt.id and outage_id = ${outageId})
    where id in (select attempt_id from outage_hit where outage_id = ${outageId})`.execute(db);
}

/** Puts the answer down. False if there is one already: exactly one caller wins. */
export async function setAnswer(
  db: Db,
  id: string,
  given: {
    answer: OutageAnswer | 'unanswered-closed';
    answeredAt: number;
    answeredBy: string | null;
    reason: string | null;
  }
): Promise<boolean> {
  const result = await db
    .updateTable('outage')
    .set({
      answer: given.answer,
      answered_at: given.answeredAt,
      answered_by: given.answeredBy,
      reason: given.reason
    })
    .where('id', '=', id)
    .where('answered_at', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

export async function findOutage(db: Db, id: string): Promise<StoredOutage | undefined> {
  const row = await db.selectFrom('outage').selectAll().where('id', '=', id).executeTakeFirst();
  return row && readOutage(row);
}

/** All outages, the latest first. */
export async function allOutages(db: Db): Promise<StoredOutage[]> {
  const rows = await db
    .selectFrom('outage')
    .selectAll()
    .orderBy('ended_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(readOutage);
}

/** Unanswered ones whose papers may lie no longer. */
export async function expired(db: Db, now: number): Promise<StoredOutage[]> {
  const rows = await db
    .selectFrom('outage')
    .selectAll()
    .where('answered_at', 'is', null)
    .where('closes_at', '<=', now)
    .execute();
  return rows.map(readOutage);
}

export async function hitsOf(
  db: Db,
  outageId: string
): Promise<{ attemptId: string; lostMs: number }[]> {
  const rows = await db
    .selectFrom('outage_hit')
    .select(['attempt_id as attemptId', 'lost_ms as lostMs'])
    .where('outage_id', '=', outageId)
    .execute();
  return rows;
}

export async function hitCounts(db: Db): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('outage_hit')
    .select(['outage_id', (select) => select.fn.countAll<number>().as('hits')])
    .groupBy('outage_id')
    .execute();
  return new Map(rows.map((row) => [row.outage_id, row.hits]));
}

/** Outages that hit these attempts and ended after this instant, by attempt. */
export async function gapsOf(
  db: Db,
  attemptIds: readonly string[],
  endedAfter: number
): Promise<Map<string, Gap[]>> {
  const rows = await db
    .selectFrom('outage_hit')
    .innerJoin('outage', 'outage.id', 'outage_hit.outage_id')
    .select(['attempt_id', 'began_at', 'ended_at'])
    .where('attempt_id', 'in', attemptIds)
    .where('ended_at', '>', endedAfter)
    .execute();
  const byAttempt = Map.groupBy(rows, (row) => row.attempt_id);
  return new Map(
    [...byAttempt].map(([attemptId, gaps]) => [
      attemptId,
      gaps.map((gap) => ({ beganAt: gap.began_at, endedAt: gap.ended_at }))
    ])
  );
}

/** The unanswered outage that holds this attempt's paper open longest. */
export async function waitingFor(db: Db, attemptId: string): Promise<Outage | undefined> {
  const row = await db
    .selectFrom('outage_hit')
    .innerJoin('outage', 'outage.id', 'outage_hit.outage_id')
    .selectAll('outage')
    .where('attempt_id', '=', attemptId)
    .where('answered_at', 'is', null)
    .orderBy('closes_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && readOutage(row);
}

function readOutage(row: OutageRow): StoredOutage {
  return {
    id: row.id,
    beganAt: row.began_at,
    endedAt: row.ended_at,
    cause: row.cause as OutageCause,
    closesAt: row.closes_at,
    answer: row.answer as Outage['answer'],
    answeredAt: row.answered_at,
    answeredBy: row.answered_by,
    reason: row.reason
  };
}
