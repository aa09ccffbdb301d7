import type { FilmNote } from '../../domain/judging/own-views.ts';
import type { Instant } from '../../domain/core/time.ts';
import type { Db } from '../db/open.ts';

export type StoredFilmNote = FilmNote & { sheetId: string };

/** Notes that go with these sheets, in the order of the film. */
export async function ofSheets(db: Db, sheetIds: readonly string[]): Promise<StoredFilmNote[]> {
  if (sheetIds.length === 0) return [];
  const rows = await db
    .selectFrom('judging_film_note')
    .selectAll()
    .where('sheet_id', 'in', sheetIds)
    .orderBy('at_ms')
    .orderBy('id')
    .execute();
  return rows.map(({ id, sheet_id, at_ms, text }) => ({
    id,
    sheetId: sheet_id,
    atMs: at_ms,
    text
  }));
}

export async function insert(db: Db, note: StoredFilmNote & { createdAt: Instant }): Promise<void> {
  await db
    .insertInto('judging_film_note')
    .values({
      id: note.id,
      sheet_id: note.sheetId,
      at_ms: note.atMs,
      text: note.text,
      created_at: note.createdAt
    })
    .execute();
}

/** Takes a note away if it goes with this sheet. */
export async function remove(db: Db, sheetId: string, noteId: string): Promise<void> {
  await db
    .deleteFrom('judging_film_note')
    .where('id', '=', noteId)
    .where('sheet_id', '=', sheetId)
    .execute();
}
