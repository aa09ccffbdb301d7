import type { Instant } from '../../domain/core/time.ts';
import type { EntryFile } from '../../domain/entries/entry.ts';
import type { MediaType } from '../../domain/entries/media-type.ts';
import type { Db } from '../db/open.ts';
import type { EntryFileRow } from '../db/entry-tables.ts';

const toFile = (row: EntryFileRow): EntryFile => ({
  id: row.id,
  entrantId: row.entrant_id,
  sha256: row.sha256,
  bytes: row.bytes,
  mediaType: row.media_type as MediaType,
  name: row.name,
  lengthMs: row.length_ms,
  createdAt: row.created_at
});

export async function insert(db: Db, file: EntryFile): Promise<void> {
  await db
    .insertInto('entry_file')
    .values({
      id: file.id,
      entrant_id: file.entrantId,
      sha256: file.sha256,
      bytes: file.bytes,
      media_type: file.mediaType,
      name: file.name,
      length_ms: file.lengthMs,
      created_at: file.createdAt
    })
    .execute();
}

export async function find(db: Db, fileId: string): Promise<EntryFile | null> {
  const row = await db
    .selectFrom('entry_file')
    .selectAll()
    .where('id', '=', fileId)
    .executeTakeFirst();
  return row ? toFile(row) : null;
}

/** A file that this unit has sent before, byte for byte, or null. */
export async function ofHash(db: Db, entrantId: string, sha256: string): Promise<EntryFile | null> {
  const row = await db
    .selectFrom('entry_file')
    .selectAll()
    .where('entrant_id', '=', entrantId)
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  return row ? toFile(row) : null;
}

/** Files of all units of a call. */
export async function ofCall(db: Db, callId: string): Promise<EntryFile[]> {
  const rows = await db
    .selectFrom('entry_file')
    .innerJoin('entrant', 'entrant.id', 'entry_file.entrant_id')
    .selectAll('entry_file')
    .where('entrant.call_id', '=', callId)
    .execute();
  return rows.map(toFile);
}

/** Every file on record, oldest first. */
export async function all(db: Db): Promise<EntryFile[]> {
  const rows = await db
    .selectFrom('entry_file')
    .selectAll()
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(toFile);
}

/** How many bytes of a unit are on record. */
export async function bytesOf(db: Db, entrantId: string): Promise<number> {
  const rows = await db
    .selectFrom('entry_file')
    .select('bytes')
    .where('entrant_id', '=', entrantId)
    .execute();
  return rows.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Files from before this instant that were neither handed in nor lie ready for it. */
export async function unused(db: Db, before: Instant): Promise<string[]> {
  const rows = await db
    .selectFrom('entry_file')
    .select('entry_file.id')
    .where('created_at', '<', before)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('entry_version')
            .select('entry_version.entry_id')
            .whereRef('entry_version.file_id', '=', 'entry_file.id')
        )
      )
    )
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('entry')
            .select('entry.id')
            .whereRef('entry.file_id', '=', 'entry_file.id')
        )
      )
    )
    .execute();
  return rows.map(({ id }) => id);
}

/** Takes files and what is left of their uploads off the record. */
export async function remove(db: Db, fileIds: readonly string[]): Promise<void> {
  if (fileIds.length === 0) return;
  await db.deleteFrom('entry_upload').where('file_id', 'in', fileIds).execute();
  await db.deleteFrom('entry_file').where('id', 'in', fileIds).execute();
}

export async function removeOf(db: Db, entrantId: string): Promise<void> {
  await db.deleteFrom('entry_file').where('entrant_id', '=', entrantId).execute();
}
