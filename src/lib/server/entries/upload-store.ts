import type { Instant } from '../../domain/core/time.ts';
import type { Db } from '../db/open.ts';
import type { EntryUploadRow } from '../db/entry-tables.ts';

/**
 * A file on its way. `received` bytes are durable; `fileId` is set when it has arrived and was
 * found good. `fingerprint` is how a browser knows the file again.
 */
export type Upload = {
  id: string;
  entrantId: string;
  name: string;
  fingerprint: string;
  bytes: number;
  received: number;
  fileId: string | null;
  lastAt: Instant;
};

const toUpload = (row: EntryUploadRow): Upload => ({
  id: row.id,
  entrantId: row.entrant_id,
  name: row.name,
  fingerprint: row.fingerprint,
  bytes: row.bytes,
  received: row.received,
  fileId: row.file_id,
  lastAt: row.last_at
});

export async function insert(db: Db, upload: Omit<Upload, 'received' | 'fileId'>): Promise<void> {
  await db
    .insertInto('entry_upload')
    .values({
      id: upload.id,
      entrant_id: upload.entrantId,
      name: upload.name,
      fingerprint: upload.fingerprint,
      bytes: upload.bytes,
      received: 0,
      file_id: null,
      last_at: upload.lastAt
    })
    .execute();
}

export async function find(db: Db, uploadId: string): Promise<Upload | null> {
  const row = await db
    .selectFrom('entry_upload')
    .selectAll()
    .where('id', '=', uploadId)
    .executeTakeFirst();
  return row ? toUpload(row) : null;
}

/** Uploads that have not arrived, of one unit or of all. */
export async function unfinished(db: Db, entrantId?: string): Promise<Upload[]> {
  const query = db.selectFrom('entry_upload').selectAll().where('file_id', 'is', null);
  const rows = await (
    entrantId === undefined ? query : query.where('entrant_id', '=', entrantId)
  ).execute();
  return rows.map(toUpload);
}

/** More bytes are durable. */
export async function setReceived(
  db: Db,
  uploadId: string,
  received: number,
  lastAt: Instant
): Promise<void> {
  await db
    .updateTable('entry_upload')
    .set({ received, last_at: lastAt })
    .where('id', '=', uploadId)
    .execute();
}

export async function setFile(db: Db, uploadId: string, fileId: string): Promise<void> {
  await db
    .updateTable('entry_upload')
    .set({ file_id: fileId })
    .where('id', '=', uploadId)
    .execute();
}

export async function remove(db: Db, uploadIds: readonly string[]): Promise<void> {
  if (uploadIds.length === 0) return;
  await db.deleteFrom('entry_upload').where('id', 'in', uploadIds).execute();
}

export async function removeOf(db: Db, entrantId: string): Promise<void> {
  await db.deleteFrom('entry_upload').where('entrant_id', '=', entrantId).execute();
}
