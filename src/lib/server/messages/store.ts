import type { Audience } from '../../domain/messages/message.ts';
import type { TroubleKind } from '../../domain/messages/trouble.ts';
import { troubleKind } from '../../schema/messages.ts';
import type { Db } from '../db/open.ts';
import type { IncidentReportRow, MessageRow } from '../db/message-tables.ts';

export type StoredMessage = {
  id: string;
  audience: Audience;
  words: string;
  sentAt: number;
  withdrawnAt: number | null;
};

/** Messages of a contest, the newest first. */
export async function messages(db: Db, contestId: string): Promise<StoredMessage[]> {
  const rows = await db
    .selectFrom('message')
    .selectAll()
    .where('contest_id', '=', contestId)
    .orderBy('sent_at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute();
  return rows.map(readMessage);
}

export async function insertMessage(
  db: Db,
  message: StoredMessage & { contestId: string; sentBy: string }
): Promise<void> {
  const { audience } = message;
  await db
    .insertInto('message')
    .values({
      id: message.id,
      contest_id: message.contestId,
      session_id: audience.kind === 'session' ? audience.sessionId : null,
      unit_id: audience.kind === 'unit' ? audience.unitId : null,
      words: message.words,
      sent_at: message.sentAt,
      sent_by: message.sentBy,
      withdrawn_at: null,
      withdrawn_by: null
    })
    .execute();
}

/** Takes a message back. False if it is not there, or was taken back before. */
export async function withdraw(
  db: Db,
  contestId: string,
  id: string,
  by: { at: number; accountId: string }
): Promise<boolean> {
  const done = await db
    .updateTable('message')
    .set({ withdrawn_at: by.at, withdrawn_by: by.accountId })
    .where('contest_id', '=', contestId)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Who works at this moment, by registration. */
export async function workingRegistrations(db: Db, contestId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('attempt')
    .innerJoin('round', 'round.id', 'attempt.round_id')
    .select('registration_id')
    .where('round.contest_id', '=', contestId)
    .where('state', '=', 'open')
    .execute();
  return rows.map((row) => row.registration_id);
}

export type StoredTrouble = {
  id: string;
  registrationId: string;
  kind: TroubleKind;
  words: string;
  reportedAt: number;
  handledAt: number | null;
  note: string | null;
};

export type TroubleWithPerson = StoredTrouble & {
  fullName: string;
  staffCode: string;
  birthYear: number | null;
  position: string | null;
  unitId: string;
  /** Null where it was reported outside a paper. */
  attempt: { id: string; state: string } | null;
  handledByName: string | null;
};

/** Lets the reports of one person in one after the other, so that they can be counted. */
export async function lockReporter(db: Db, registrationId: string): Promise<void> {
  await db
    .updateTable('registration')
    .set((set) => ({ candidate_no: set.ref('candidate_no') }))
    .where('id', '=', registrationId)
    .execute();
}

/** Adds a report; one that is there already stays as it is. */
export async function insertTrouble(
  db: Db,
  trouble: Pick<StoredTrouble, 'id' | 'registrationId' | 'kind' | 'words' | 'reportedAt'> & {
    attemptId: string | null;
  }
): Promise<void> {
  await db
    .insertInto('incident_report')
    .values({
      id: trouble.id,
      registration_id: trouble.registrationId,
      attempt_id: trouble.attemptId,
      kind: trouble.kind,
      words: trouble.words,
      reported_at: trouble.reportedAt,
      handled_at: null,
      handled_by: null,
      note: null
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** What these people reported since an instant, the newest first. */
export async function troublesSince(
  db: Db,
  since: number,
  registrationId: string | null,
  limit: number
): Promise<StoredTrouble[]> {
  let query = db.selectFrom('incident_report').selectAll().where('reported_at', '>', since);
  if (registrationId !== null) query = query.where('registration_id', '=', registrationId);
  const rows = await query
    .orderBy('reported_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(readTrouble);
}

/** Reports of a contest with who made them: the unanswered first, the longest waiting on top. */
export async function troublesOf(
  db: Db,
  contestId: string,
  limit: number
): Promise<TroubleWithPerson[]> {
  const rows = await db
    .selectFrom('incident_report')
    .innerJoin('registration', 'registration.id', 'incident_report.registration_id')
    .innerJoin('person', 'person.id', 'registration.person_id')
    .leftJoin('attempt', 'attempt.id', 'incident_report.attempt_id')
    .leftJoin('account', 'account.id', 'incident_report.handled_by')
    .selectAll('incident_report')
    .select([
      'person.full_name',
      'person.staff_code',
      'person.birth_year',
      'person.position',
      'registration.unit_id',
      'attempt.state',
      'account.display_name'
    ])
    .where('registration.contest_id', '=', contestId)
    .orderBy((order) => order.case().when('handled_at', 'is', null).then(0).else(1).end())
    .orderBy('reported_at')
    .orderBy('incident_report.id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    ...readTrouble(row),
    fullName: row.full_name,
    staffCode: row.staff_code,
    birthYear: row.birth_year,
    position: row.position,
    unitId: row.unit_id,
    attempt:
      row.attempt_id !== null && row.state !== null
        ? { id: row.attempt_id, state: row.state }
        : null,
    handledByName: row.display_name
  }));
}

/** How many were reported in a contest, and how many of them nobody has answered. */
export async function countTroubles(
  db: Db,
  contestId: string
): Promise<{ reported: number; waiting: number }> {
  const row = await db
    .selectFrom('incident_report')
    .innerJoin('registration', 'registration.id', 'incident_report.registration_id')
    .where('registration.contest_id', '=', contestId)
    .select((select) => [
      select.fn.countAll<number>().as('reported'),
      select.fn
        .count<number>('incident_report.id')
        .filterWhere('handled_at', 'is', null)
        .as('waiting')
    ])
    .executeTakeFirstOrThrow();
  return row;
}

/** Notes what was done. False if there is no such report, or it was answered before. */
export async function markHandled(
  db: Db,
  id: string,
  by: { at: number; accountId: string; note: string }
): Promise<boolean> {
  const done = await db
    .updateTable('incident_report')
    .set({ handled_at: by.at, handled_by: by.accountId, note: by.note })
    .where('id', '=', id)
    .where('handled_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

function readMessage(row: MessageRow): StoredMessage {
  return {
    id: row.id,
    audience: audienceOf(row),
    words: row.words,
    sentAt: row.sent_at,
    withdrawnAt: row.withdrawn_at
  };
}

function audienceOf({ session_id, unit_id }: MessageRow): Audience {
  if (session_id !== null) return { kind: 'session', sessionId: session_id };
  return unit_id !== null ? { kind: 'unit', unitId: unit_id } : { kind: 'all' };
}

const readTrouble = (row: IncidentReportRow): StoredTrouble => ({
  id: row.id,
  registrationId: row.registration_id,
  kind: troubleKind.parse(row.kind),
  words: row.words,
  reportedAt: row.reported_at,
  handledAt: row.handled_at,
  note: row.note
});
