import { callRules } from '../../schema/entries.ts';
import type { Instant } from '../../domain/core/time.ts';
import type { Call } from '../../domain/entries/call.ts';
import type { Db } from '../db/open.ts';
import type { EntrantRow, EntryCallRow } from '../db/entry-tables.ts';

/** A unit that may hand in. `closesAt` is its own close where it was given more time. */
export type Entrant = {
  id: string;
  callId: string;
  unitId: string;
  name: string;
  ordinal: number;
  linkVersion: number;
  closesAt: Instant | null;
};

const toCall = (row: EntryCallRow): Call => ({
  id: row.id,
  contestId: row.contest_id,
  name: row.name,
  rules: callRules.parse(JSON.parse(row.rules)),
  opensAt: row.opens_at,
  closesAt: row.closes_at,
  lateUntil: row.late_until
});

const toEntrant = (row: EntrantRow): Entrant => ({
  id: row.id,
  callId: row.call_id,
  unitId: row.unit_id,
  name: row.name,
  ordinal: row.ordinal,
  linkVersion: row.link_version,
  closesAt: row.closes_at
});

/** Columns of a call that an organizer sets. */
const factsOf = (call: Omit<Call, 'id' | 'contestId'>) => ({
  name: call.name,
  rules: JSON.stringify(call.rules),
  opens_at: call.opensAt,
  closes_at: call.closesAt,
  late_until: call.lateUntil
});

export async function insertCall(db: Db, call: Call, createdAt: Instant): Promise<void> {
  const { id, contestId } = call;
  await db
    .insertInto('entry_call')
    .values({ id, contest_id: contestId, ...factsOf(call), created_at: createdAt })
    .execute();
}

export async function updateCall(db: Db, call: Call): Promise<void> {
  await db.updateTable('entry_call').set(factsOf(call)).where('id', '=', call.id).execute();
}

export async function findCall(db: Db, callId: string): Promise<Call | null> {
  const row = await db
    .selectFrom('entry_call')
    .selectAll()
    .where('id', '=', callId)
    .executeTakeFirst();
  return row ? toCall(row) : null;
}

/** Calls of a contest, oldest first. */
export async function callsOf(db: Db, contestId: string): Promise<Call[]> {
  const rows = await db
    .selectFrom('entry_call')
    .selectAll()
    .where('contest_id', '=', contestId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(toCall);
}

/** Units of a call in the order in which they came in. */
export async function entrantsOf(db: Db, callId: string): Promise<Entrant[]> {
  const rows = await db
    .selectFrom('entrant')
    .selectAll()
    .where('call_id', '=', callId)
    .orderBy('ordinal')
    .orderBy('id')
    .execute();
  return rows.map(toEntrant);
}

export async function findEntrant(db: Db, entrantId: string): Promise<Entrant | null> {
  const row = await db
    .selectFrom('entrant')
    .selectAll()
    .where('id', '=', entrantId)
    .executeTakeFirst();
  return row ? toEntrant(row) : null;
}

export async function insertEntrant(
  db: Db,
  entrant: Pick<Entrant, 'id' | 'callId' | 'unitId' | 'name' | 'ordinal'>
): Promise<void> {
  const { id, callId, unitId, name, ordinal } = entrant;
  await db
    .insertInto('entrant')
    .values({
      id,
      call_id: callId,
      unit_id: unitId,
      name,
      ordinal,
      link_version: 1,
      closes_at: null
    })
    .execute();
}

export async function removeEntrant(db: Db, entrantId: string): Promise<void> {
  await db.deleteFrom('entrant').where('id', '=', entrantId).execute();
}

/** The link that was given out is worth nothing from now on. */
export async function renewLink(db: Db, entrantId: string): Promise<void> {
  await db
    .updateTable('entrant')
    .set((row) => ({ link_version: row('link_version', '+', 1) }))
    .where('id', '=', entrantId)
    .execute();
}

export async function setClose(db: Db, entrantId: string, closesAt: Instant): Promise<void> {
  await db
    .updateTable('entrant')
    .set({ closes_at: closesAt })
    .where('id', '=', entrantId)
    .execute();
}
