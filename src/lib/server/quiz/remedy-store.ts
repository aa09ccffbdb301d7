import { REMEDIES, type RemedyChoice, type RemedyKind } from '../../domain/quiz/remedy.ts';
import { REQUEST_STATES, type RequestState } from '../../domain/quiz/second-person.ts';
import { remedyChoice } from '../../schema/remedy.ts';
import type { Db } from '../db/open.ts';
import type { RemedyRow } from '../db/help-tables.ts';

/** Help for some people, asked for and perhaps given. */
export type Remedy = {
  id: string;
  roundId: string;
  kind: RemedyKind;
  choice: RemedyChoice;
  extraMs: number | null;
  startUntil: number | null;
  reason: string;
  state: RequestState;
  askedBy: string;
  askedAt: number;
  expiresAt: number;
  decidedBy: string | null;
  decidedAt: number | null;
  /** Why it was declined. */
  answer: string | null;
  onceKey: string;
};

export async function insertRemedy(db: Db, remedy: Remedy): Promise<void> {
  await db
    .insertInto('remedy')
    .values({
      id: remedy.id,
      round_id: remedy.roundId,
      kind: remedy.kind,
      choice: JSON.stringify(remedy.choice),
      extra_ms: remedy.extraMs,
      start_until: remedy.startUntil,
      reason: remedy.reason,
      state: remedy.state,
      asked_by: remedy.askedBy,
      asked_at: remedy.askedAt,
      expires_at: remedy.expiresAt,
      decided_by: remedy.decidedBy,
      decided_at: remedy.decidedAt,
      answer: remedy.answer,
      once_key: remedy.onceKey
    })
    .execute();
}

export async function findRemedy(db: Db, remedyId: string): Promise<Remedy | undefined> {
  const row = await db
    .selectFrom('remedy')
    .selectAll()
    .where('id', '=', remedyId)
    .executeTakeFirst();
  return row && readRemedy(row);
}

export async function findRemedies(db: Db, remedyIds: readonly string[]): Promise<Remedy[]> {
  if (remedyIds.length === 0) return [];
  const rows = await db.selectFrom('remedy').selectAll().where('id', 'in', remedyIds).execute();
  return rows.map(readRemedy);
}

/** The one that this page has asked for already, if it has. */
export async function findByOnceKey(db: Db, onceKey: string): Promise<Remedy | undefined> {
  const row = await db
    .selectFrom('remedy')
    .selectAll()
    .where('once_key', '=', onceKey)
    .executeTakeFirst();
  return row && readRemedy(row);
}

/** The newest first. */
export async function newestRemedies(db: Db, roundId: string, limit: number): Promise<Remedy[]> {
  const rows = await db
    .selectFrom('remedy')
    .selectAll()
    .where('round_id', '=', roundId)
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(readRemedy);
}

/** Requests that wait now, the oldest first. */
export async function waitingRemedies(db: Db, roundId: string, now: number): Promise<Remedy[]> {
  const rows = await db
    .selectFrom('remedy')
    .selectAll()
    .where('round_id', '=', roundId)
    .where('state', '=', 'waiting')
    .where('expires_at', '>', now)
    .orderBy('asked_at')
    .execute();
  return rows.map(readRemedy);
}

/** Decides a request that waits. False if somebody was quicker: exactly one wins. */
export async function decide(
  db: Db,
  remedyId: string,
  decision: { state: RequestState; by: string; at: number; answer: string | null }
): Promise<boolean> {
  const result = await db
    .updateTable('remedy')
    .set({
      state: decision.state,
      decided_by: decision.by,
      decided_at: decision.at,
      answer: decision.answer
    })
    .where('id', '=', remedyId)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** What each of these is about by name: a person, a unit or a session. */
export async function aboutOf(
  db: Db,
  remedies: readonly Pick<Remedy, 'id' | 'choice'>[]
): Promise<ReadonlyMap<string, string>> {
  const about = new Map<string, string>();
  for (const { id, choice } of remedies) {
    const name = await nameOf(db, choice);
    if (name !== undefined) about.set(id, name);
  }
  return about;
}

async function nameOf(db: Db, choice: RemedyChoice): Promise<string | undefined> {
  switch (choice.by) {
    case 'person': {
      const row = await db
        .selectFrom('registration')
        .innerJoin('person', 'person.id', 'registration.person_id')
        .select('full_name')
        .where('registration.id', '=', choice.registrationId)
        .executeTakeFirst();
      return row?.full_name;
    }
    case 'unit': {
      const row = await db
        .selectFrom('unit')
        .select('name')
        .where('id', '=', choice.unitId)
        .executeTakeFirst();
      return row?.name;
    }
    case 'session': {
      const row = await db
        .selectFrom('exam_session')
        .select('name')
        .where('id', '=', choice.sessionId)
        .executeTakeFirst();
      return row?.name;
    }
    case 'range':
      return undefined;
  }
}

function readRemedy(row: RemedyRow): Remedy {
  const [kind] = REMEDIES.filter((one) => one === row.kind);
  const [state] = REQUEST_STATES.filter((one) => one === row.state);
  if (!kind || !state) throw new Error(`remedy ${row.id} is ${row.kind}, ${row.state}`);
  return {
    id: row.id,
    roundId: row.round_id,
    kind,
    choice: remedyChoice.parse(JSON.parse(row.choice)),
    extraMs: row.extra_ms,
    startUntil: row.start_until,
    reason: row.reason,
    state,
    askedBy: row.asked_by,
    askedAt: row.asked_at,
    expiresAt: row.expires_at,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    answer: row.answer,
    onceKey: row.once_key
  };
}
