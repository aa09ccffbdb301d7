import type { EntryKind } from '../../domain/entries/call.ts';
import type { EntryState, EntryVersion } from '../../domain/entries/entry.ts';
import type { Db } from '../db/open.ts';
import type { EntryRow, EntryVersionRow } from '../db/entry-tables.ts';

/** The entry of a unit. `version` counts, 0 before the first; `fileId` lies ready to be handed in. */
export type Entry = {
  id: string;
  entrantId: string;
  state: EntryState;
  version: number;
  fileId: string | null;
};

const toEntry = (row: EntryRow): Entry => ({
  id: row.id,
  entrantId: row.entrant_id,
  state: row.state as EntryState,
  version: row.version,
  fileId: row.file_id
});

const toVersion = (row: EntryVersionRow): EntryVersion & { entryId: string } => ({
  entryId: row.entry_id,
  version: row.version,
  title: row.title,
  kind: row.kind as EntryKind,
  link: row.link,
  fileId: row.file_id,
  handedInAt: row.handed_in_at,
  receiptCode: row.receipt_code,
  accountId: row.account_id,
  reason: row.reason
});

export async function find(db: Db, entryId: string): Promise<Entry | null> {
  const row = await db.selectFrom('entry').selectAll().where('id', '=', entryId).executeTakeFirst();
  return row ? toEntry(row) : null;
}

/** The entry of a unit, or null before it has begun one. */
export async function ofEntrant(db: Db, entrantId: string): Promise<Entry | null> {
  const row = await db
    .selectFrom('entry')
    .selectAll()
    .where('entrant_id', '=', entrantId)
    .executeTakeFirst();
  return row ? toEntry(row) : null;
}

/** Entries of all units of a call. */
export async function ofCall(db: Db, callId: string): Promise<Entry[]> {
  const rows = await db
    .selectFrom('entry')
    .innerJoin('entrant', 'entrant.id', 'entry.entrant_id')
    .selectAll('entry')
    .where('entrant.call_id', '=', callId)
    .execute();
  return rows.map(toEntry);
}

export async function insert(db: Db, entry: Entry): Promise<void> {
  await db
    .insertInto('entry')
    .values({
      id: entry.id,
      entrant_id: entry.entrantId,
      state: entry.state,
      version: entry.version,
      file_id: entry.fileId
    })
    .execute();
}

export async function setFile(db: Db, entryId: string, fileId: string): Promise<void> {
  await db.updateTable('entry').set({ file_id: fileId }).where('id', '=', entryId).execute();
}

export async function setState(db: Db, entryId: string, state: EntryState): Promise<void> {
  await db.updateTable('entry').set({ state }).where('id', '=', entryId).execute();
}

/** Puts a version on record and makes it the one that counts. */
export async function addVersion(db: Db, entryId: string, version: EntryVersion): Promise<void> {
  await db
    .insertInto('entry_version')
    .values({
      entry_id: entryId,
      version: version.version,
      title: version.title,
      kind: version.kind,
      link: version.link,
      file_id: version.fileId,
      handed_in_at: version.handedInAt,
      receipt_code: version.receiptCode,
      account_id: version.accountId,
      reason: version.reason
    })
    .execute();
  await db
    .updateTable('entry')
    .set({ version: version.version, state: 'handed-in' })
    .where('id', '=', entryId)
    .execute();
}

/** All that a unit has handed in, oldest first. */
export async function versionsOf(db: Db, entryId: string): Promise<EntryVersion[]> {
  const rows = await db
    .selectFrom('entry_version')
    .selectAll()
    .where('entry_id', '=', entryId)
    .orderBy('version')
    .execute();
  return rows.map(toVersion);
}

/** The versions that count, by entry. */
export async function currentOfCall(db: Db, callId: string): Promise<Map<string, EntryVersion>> {
  const rows = await db
    .selectFrom('entry_version')
    .innerJoin('entry', (join) =>
      join
        .onRef('entry.id', '=', 'entry_version.entry_id')
        .onRef('entry.version', '=', 'entry_version.version')
    )
    .innerJoin('entrant', 'entrant.id', 'entry.entrant_id')
    .selectAll('entry_version')
    .where('entrant.call_id', '=', callId)
    .execute();
  return new Map(rows.map((row) => [row.entry_id, toVersion(row)]));
}

/** Takes away what a unit began, if it never handed in. */
export async function removeOf(db: Db, entrantId: string): Promise<void> {
  await db
    .deleteFrom('entry')
    .where('entrant_id', '=', entrantId)
    .where('version', '=', 0)
    .execute();
}
