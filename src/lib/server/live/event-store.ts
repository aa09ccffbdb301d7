import type { ShowEvent } from '../../domain/live/event.ts';
import { showEvent } from '../../schema/live-events.ts';
import type { Db } from '../db/open.ts';

/**
 * Appends events to the record of a final.
 *
 * @throws a duplicate error if one of the numbers is taken: another process decided first (R8)
 */
export async function append(db: Db, finalId: string, events: readonly ShowEvent[]): Promise<void> {
  const rows = events.map((event) => ({
    final_id: finalId,
    seq: event.seq,
    at: event.at,
    type: event.type,
    command_id: event.commandId,
    event: JSON.stringify(event)
  }));
  await db.insertInto('live_event').values(rows).execute();
}

/** The record of a final from its beginning. */
export async function read(db: Db, finalId: string): Promise<ShowEvent[]> {
  const rows = await db
    .selectFrom('live_event')
    .select('event')
    .where('final_id', '=', finalId)
    .orderBy('seq')
    .execute();
  return rows.map((row) => showEvent.parse(JSON.parse(row.event)));
}

/** The events of these types in the record of a final. */
export async function readOfTypes(
  db: Db,
  finalId: string,
  types: readonly ShowEvent['type'][]
): Promise<ShowEvent[]> {
  const rows = await db
    .selectFrom('live_event')
    .select('event')
    .where('final_id', '=', finalId)
    .where('type', 'in', types)
    .orderBy('seq')
    .execute();
  return rows.map((row) => showEvent.parse(JSON.parse(row.event)));
}

/** Has the show of this final begun? */
export async function hasEvents(db: Db, finalId: string): Promise<boolean> {
  const row = await db
    .selectFrom('live_event')
    .select('seq')
    .where('final_id', '=', finalId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
