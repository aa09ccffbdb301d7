import type { Permission } from '../../domain/auth/permissions.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import type { FilmNote, Watched, WatchedEntry } from '../../domain/judging/own-views.ts';
import { isHandedIn } from '../../domain/judging/sheet.ts';
import type { HeadFilm, JudgeNote } from '../../domain/judging/views.ts';
import type { Ctx } from '../ctx.ts';
import * as entries from '../entries/service.ts';
import { isBlind, readFacts, sheetsOf, type MarkedCase } from './facts.ts';
import * as store from './film-note-store.ts';
import { namesOf } from './head-view.ts';
import { accountOf, findPanel } from './holding.ts';
import type { Marked } from './marked-store.ts';
import type { Names } from './mark-views.ts';
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
  const entry = await watchedEntry(ctx, own.marked);
  if (!entry) return null;
  return { entry, notes: (await store.ofSheets(ctx.db, [sheetId])).map(withoutSheet) };
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

/**
 * The entry that a panel marks, with the notes of its judges for the head: of sheets that are
 * handed in, once the head's own one is. Null for a team on stage and for what was withdrawn.
 */
export async function filmNotesOf(
  ctx: Ctx,
  permission: Permission<'judging.lead'>,
  markingId: string,
  { markedId }: { markedId: string }
): Promise<Result<HeadFilm | null, 'marking-unknown' | 'marked-unknown'>> {
  const found = await findPanel(ctx, permission, markingId);
  if (!found.ok) return found;
  const facts = await readFacts(ctx, found.value);
  const one = facts.cases.find(({ marked }) => marked.id === markedId);
  if (!one) return refused('marked-unknown');
  const isOfCall = found.value.on.kind === 'call';
  const entry = isOfCall ? await watchedEntry(ctx, one.marked) : null;
  if (!entry) return accepted(null);
  const headId = accountOf(permission);
  return accepted({
    entry,
    mayWatch: sheetsOf(one).some(({ judgeId }) => judgeId === headId),
    notes: isBlind(one, headId) ? null : await notesOf(ctx, one, namesOf(facts))
  });
}

async function notesOf(ctx: Ctx, one: MarkedCase, nameOf: Names): Promise<JudgeNote[]> {
  const handedIn = sheetsOf(one).filter(isHandedIn);
  const judges = new Map(handedIn.map(({ id, judgeId }) => [id, nameOf(judgeId)]));
  const notes = await store.ofSheets(ctx.db, [...judges.keys()]);
  return notes.map((note) => ({
    ...withoutSheet(note),
    judgeName: judges.get(note.sheetId) ?? ''
  }));
}

async function watchedEntry(ctx: Ctx, { subjectId }: Marked): Promise<WatchedEntry | null> {
  const entry = await entries.findEntry(ctx, subjectId);
  if (!entry) return null;
  const { id: entryId, version, title, kind, link, file } = entry;
  return { entryId, version, title, kind, link, fileName: file?.name ?? null };
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
