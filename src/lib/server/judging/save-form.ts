import type { Permission } from '../../domain/auth/permissions.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import type { Instant } from '../../domain/core/time.ts';
import { typedMark, type MarkEntryRefusal } from '../../domain/judging/mark-entry.ts';
import type { MarkSaveRefusal } from '../../domain/judging/sheet.ts';
import type { SaveMarksRequest } from '../../schema/judging.ts';
import type { SheetForm } from '../../schema/sheet-form.ts';
import type { Ctx } from '../ctx.ts';
import { readOwnSheet } from './own-sheets.ts';
import { saveMarks } from './save.ts';

/** Why a field of the form was not taken, by criterion. */
export type WrongMarks = Record<string, MarkEntryRefusal | MarkSaveRefusal>;

/**
 * Saves what a page without scripts posted. It cannot count revisions, so each change follows what is
 * stored now; fields that the judge left alone were left out, and undo nothing of another device.
 *
 * @param receivedAt server time at which the request arrived (R4)
 * @returns what is wrong; everything else is stored
 */
export async function saveSheetForm(
  ctx: Ctx,
  permission: Permission<'judging.mark'>,
  sheetId: string,
  form: Pick<SheetForm, 'changes' | 'note'>,
  receivedAt: Instant
): Promise<Result<WrongMarks, 'sheet-unknown'>> {
  const own = await readOwnSheet(ctx, permission, sheetId);
  if (!own.ok) return own;
  const { rubric, revisions, noteRevision } = own.value;
  const wrong: WrongMarks = {};
  const marks: SaveMarksRequest['marks'] = [];
  for (const { criterionId, typed } of form.changes) {
    const criterion = rubric.criteria.find(({ id }) => id === criterionId);
    const mark = criterion ? typedMark(criterion, typed) : refused('unknown-criterion' as const);
    const revision = (revisions[criterionId] ?? 0) + 1;
    if (mark.ok) marks.push({ criterionId, mark: mark.value, revision, mutationId: ctx.seed() });
    else wrong[criterionId] = mark.refusal;
  }
  const note = form.note === null ? {} : { note: { text: form.note, revision: noteRevision + 1 } };
  const saved = await saveMarks(ctx, permission, sheetId, { marks, ...note }, receivedAt);
  if (!saved.ok) return saved;
  for (const { criterionId, refusal } of saved.value.marks) {
    if (refusal) wrong[criterionId] = refusal;
  }
  return accepted(wrong);
}
