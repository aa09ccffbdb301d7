import type { Permission } from '../../domain/auth/permissions.ts';
import { rounded } from '../../domain/core/fraction.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import type { Instant } from '../../domain/core/time.ts';
import { sheetTotal } from '../../domain/judging/rubric.ts';
import { isWritable, saveMark } from '../../domain/judging/sheet.ts';
import type { SavedMark, SavedMarks } from '../../domain/judging/own-views.ts';
import type { SaveMarksRequest } from '../../schema/judging.ts';
import type { Ctx } from '../ctx.ts';
import { againAfterDuplicate } from '../db/after-duplicate.ts';
import { findOwn, type Own } from './own-sheets.ts';
import * as record from './record-store.ts';
import { sheetSeal } from './seal.ts';
import * as sheetStore from './sheet-store.ts';

/**
 * Saves marks and the note of the asking judge's own sheet. The answer leaves after the commit (R1);
 * the same change again is no change (R2). Anything thrown means "unknown": send the same again.
 *
 * @param receivedAt server time at which the request arrived (R4)
 * @returns refusal `sheet-unknown` for sheets of others, too (B-A2)
 */
export function saveMarks(
  ctx: Ctx,
  permission: Permission<'judging.mark'>,
  sheetId: string,
  request: SaveMarksRequest,
  receivedAt: Instant
): Promise<Result<SavedMarks, 'sheet-unknown'>> {
  return againAfterDuplicate(() =>
    ctx.tx(async (ctx) => {
      // Who may not write on it keeps nobody waiting.
      if (!(await findOwn(ctx, permission, sheetId))) return refused('sheet-unknown');
      await sheetStore.hold(ctx.db, { sheetId });
      const own = await findOwn(ctx, permission, sheetId);
      if (!own) return refused('sheet-unknown');
      return accepted(await store(ctx, own, request, receivedAt));
    })
  );
}

async function store(
  ctx: Ctx,
  { marking: { rubric }, sheet: before }: Own,
  { marks: changes, note }: SaveMarksRequest,
  receivedAt: Instant
): Promise<SavedMarks> {
  const places = await record.knownMutations(
    ctx.db,
    changes.map(({ mutationId }) => mutationId)
  );
  let sheet = before;
  const saved: SavedMark[] = [];
  for (const change of changes) {
    const { criterionId, mutationId } = change;
    const place = `${sheet.id} ${criterionId}`;
    const known = places.get(mutationId);
    const put =
      known === undefined || known === place
        ? saveMark(rubric, sheet, { ...change, isRepeat: known === place })
        : refused('mutation-reused' as const);
    if (put.ok && put.value !== sheet) {
      await record.storeMark(ctx.db, {
        ...change,
        sheetId: sheet.id,
        accountId: sheet.judgeId,
        receivedAt
      });
      sheet = { ...sheet, ...put.value };
      places.set(mutationId, place);
    }
    saved.push({
      criterionId,
      mark: sheet.marks.get(criterionId) ?? null,
      revision: sheet.revisions.get(criterionId) ?? 0,
      refusal: put.ok ? null : put.refusal
    });
  }
  const noteRevision = await storeNote(ctx, sheet, note);
  return {
    marks: saved,
    noteRevision,
    total: rounded(sheetTotal(rubric, sheet.marks)),
    seal: sheetSeal(rubric, sheet)
  };
}

/** The revision of the note that is stored now: a handed-in sheet keeps the one it has. */
async function storeNote(
  ctx: Ctx,
  sheet: sheetStore.StoredSheet,
  note: SaveMarksRequest['note']
): Promise<number> {
  if (!note || !isWritable(sheet) || note.revision <= sheet.noteRevision) return sheet.noteRevision;
  await sheetStore.putNote(ctx.db, sheet.id, note);
  return note.revision;
}
