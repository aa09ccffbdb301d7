import type { Permission } from '../../domain/auth/permissions.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import type { FilmNote, Watched } from '../../domain/judging/own-views.ts';
import type { Ctx } from '../ctx.ts';
import * as entries from '../entries/service.ts';
import { readFacts, sheetsOf } from './facts.ts';
import * as store from './film-note-store.ts';
import { findPanel } from './holding.ts';
import { findOwn } from './own-sheets.ts';
import * as sheetStore from './sheet-store.ts';

/** More than anybody writes on one film. */
const MOST_NOTES = 500;

export type FilmNoteRefusal = 'sheet-unknown' | 'sheet-locked' | 'too-many-notes';

type May = Permission<'judging.mark'>;

/** The entry that an own sheet is for, with the judge's notes; null for a team on stage. */
export async function readWatched(
  ctx: Ctx,
  permission: May,
  sheetId: string
): Promise<Watched | null> {
  const own = await findOwn(ctx, permission, sheetId);
  if (own?.marking.on.kind !== 'call') return null;
  const entry = await entries.findEntry(ctx, own.marked.subjectId);
  if (!entry) return null;
  const { id: entryId, version, title, kind, link, file } = entry;
  const notes = (await store.ofSheets(ctx.db, [sheetId])).map(withoutSheet);
  return { entryId, version, title, kind, link, fileName: file?.name ?? null, notes };
}

/** Writes a note on a film until the mark is locked. Only the judge reads it before. */
export function addFilmNote(
  ctx: Ctx,
  permission: May,
  sheetId: string,
  { at, text }: { at: number; text: string }
): Promise<Result<null, FilmNoteRefusal>> {
  return withOpenSheet(ctx, permission, sheetId, async (ctx) => {
    if ((await store.ofSheets(ctx.db, [sheetId])).length >= MOST_NOTES) {
      return refused('too-many-notes');
    }
    const createdAt = ctx.now();
    await store.insert(ctx.db, { id: ctx.id(), sheetId, atMs: at, text, createdAt });
    return accepted(null);
  });
}

/** Takes an own note away; one that there is not is gone already. */
export function removeFilmNote(
  ctx: Ctx,
  permission: May,
  sheetId: string,
  { noteId }: { noteId: string }
): Promise<Result<null, FilmNoteRefusal>> {
  return withOpenSheet(ctx, permission, sheetId, async (ctx) => {
    await store.remove(ctx.db, sheetId, noteId);
    return accepted(null);
  });
}

/** The notes of all judges on one film, for the head once its mark is locked. */
export async function filmNotesOf(
  ctx: Ctx,
  permission: Permission<'judging.lead'>,
  markingId: string,
  { markedId }: { markedId: string }
): Promise<
  Result<(FilmNote & { judgeId: string })[], 'marking-unknown' | 'marked-unknown' | 'not-locked'>
> {
  const found = await findPanel(ctx, permission, markingId);
  if (!found.ok) return found;
  const one = (await readFacts(ctx, found.value)).cases.find(
    ({ marked }) => marked.id === markedId
  );
  if (!one) return refused('marked-unknown');
  if (!one.lock) return refused('not-locked');
  const judges = new Map(sheetsOf(one).map(({ id, judgeId }) => [id, judgeId]));
  const notes = await store.ofSheets(ctx.db, [...judges.keys()]);
  return accepted(
    notes.map((note) => ({ ...withoutSheet(note), judgeId: judges.get(note.sheetId) ?? '' }))
  );
}

function withOpenSheet<Refusal>(
  ctx: Ctx,
  permission: May,
  sheetId: string,
  work: (ctx: Ctx) => Promise<Result<null, Refusal>>
): Promise<Result<null, Refusal | 'sheet-unknown' | 'sheet-locked'>> {
  return ctx.tx(async (ctx) => {
    if (!(await findOwn(ctx, permission, sheetId))) return refused('sheet-unknown');
    await sheetStore.hold(ctx.db, { sheetId });
    const own = await findOwn(ctx, permission, sheetId);
    if (!own) return refused('sheet-unknown');
    return own.sheet.state === 'locked' ? refused('sheet-locked') : work(ctx);
  });
}

const withoutSheet = ({ id, atMs, text }: store.StoredFilmNote): FilmNote => ({ id, atMs, text });
