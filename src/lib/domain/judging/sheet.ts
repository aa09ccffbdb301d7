import { accepted, refused, type Result } from '../core/result.ts';
import type { Instant } from '../core/time.ts';
import type { Hundredths } from '../core/points.ts';
import { markRefusal, openCriteria, type MarkRefusal, type Marks, type Rubric } from './rubric.ts';

/** Where a score sheet stands: draft > submitted > (reopened) > locked (B11). */
export const SHEET_STATES = ['draft', 'submitted', 'reopened', 'locked'] as const;
export type SheetState = (typeof SHEET_STATES)[number];

/** One judge's sheet for one team or entry. */
export type ScoreSheet = {
  id: string;
  judgeId: string;
  state: SheetState;
  marks: Marks;
  /** Newest change of each criterion wins (R3). */
  revisions: ReadonlyMap<string, number>;
  submittedAt: Instant | null;
  /** The name as the judge typed it under the sheet. */
  signature: string | null;
};

export type SheetRefusal =
  | MarkRefusal
  | 'sheet-submitted'
  | 'sheet-locked'
  | 'sheet-incomplete'
  | 'signature-differs'
  | 'not-submitted'
  | 'revision-old';

export type MarkChange = { criterionId: string; mark: Hundredths | null; revision: number };

/** May the judge write on it? A reopened sheet is written on again, and each change is on record. */
export const isWritable = ({ state }: Pick<ScoreSheet, 'state'>): boolean =>
  state === 'draft' || state === 'reopened';

/** A mark put on a sheet, or taken off again; an older change than the known one is no news. */
export function putMark(
  rubric: Rubric,
  sheet: ScoreSheet,
  { criterionId, mark, revision }: MarkChange
): Result<ScoreSheet, SheetRefusal> {
  if (!isWritable(sheet)) {
    return refused(sheet.state === 'locked' ? 'sheet-locked' : 'sheet-submitted');
  }
  const wrong = markRefusal(rubric, criterionId, mark ?? 0);
  if (wrong) return refused(wrong);
  if (revision <= (sheet.revisions.get(criterionId) ?? 0)) return refused('revision-old');
  const marks = new Map(sheet.marks);
  if (mark === null) marks.delete(criterionId);
  else marks.set(criterionId, mark);
  const revisions = new Map(sheet.revisions).set(criterionId, revision);
  return accepted({ ...sheet, marks, revisions });
}

/** A change as a judge's tablet sends it, and what is known of it already. */
export type MarkSave = MarkChange & {
  /** A change with this mutation id is stored already. */
  isRepeat: boolean;
};

export type MarkSaveRefusal = SheetRefusal | 'revision-too-far' | 'mutation-reused';

/** One tab that counts wildly must not freeze a mark for all others (R3). */
const LARGEST_STEP = 1000;

/**
 * Decides one save (R2, R3): the sheet as it is afterwards, or the same sheet where this or
 * something newer is stored. What was stored once is never refused when it is sent again.
 */
export function saveMark(
  rubric: Rubric,
  sheet: ScoreSheet,
  change: MarkSave
): Result<ScoreSheet, MarkSaveRefusal> {
  const known = sheet.revisions.get(change.criterionId) ?? 0;
  if (change.isRepeat) {
    return change.revision <= known ? accepted(sheet) : refused('mutation-reused');
  }
  if (change.revision > known + LARGEST_STEP) return refused('revision-too-far');
  const put = putMark(rubric, sheet, change);
  return !put.ok && put.refusal === 'revision-old' ? accepted(sheet) : put;
}

/** Handed in and signed: every criterion marked, the judge's own name under it. */
export function submitSheet(
  rubric: Rubric,
  sheet: ScoreSheet,
  signing: { signature: string; judgeName: string; at: Instant }
): Result<ScoreSheet, SheetRefusal> {
  if (!isWritable(sheet)) {
    return refused(sheet.state === 'locked' ? 'sheet-locked' : 'sheet-submitted');
  }
  if (openCriteria(rubric, sheet.marks).length > 0) return refused('sheet-incomplete');
  const { signature, judgeName, at } = signing;
  if (signature !== judgeName) return refused('signature-differs');
  return accepted({ ...sheet, state: 'submitted', submittedAt: at, signature });
}

/** The head judge gives a sheet back, with a reason that the caller keeps on record. */
export function reopenSheet(sheet: ScoreSheet): Result<ScoreSheet, SheetRefusal> {
  if (sheet.state === 'locked') return refused('sheet-locked');
  if (sheet.state !== 'submitted') return refused('not-submitted');
  return accepted({ ...sheet, state: 'reopened', submittedAt: null, signature: null });
}

/** Does it count? A sheet that was done without is locked with the others, but never handed in. */
export const isHandedIn = ({
  state,
  submittedAt
}: Pick<ScoreSheet, 'state' | 'submittedAt'>): boolean =>
  (state === 'submitted' || state === 'locked') && submittedAt !== null;

/** What a judge signs: every mark of the sheet in the order of the rubric, as text to be hashed. */
export const sheetContent = (
  { criteria }: Rubric,
  { id, judgeId, marks }: Pick<ScoreSheet, 'id' | 'judgeId' | 'marks'>
): string => JSON.stringify([id, judgeId, criteria.map(({ id }) => [id, marks.get(id) ?? null])]);
