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
const isWritable = ({ state }: ScoreSheet): boolean => state === 'draft' || state === 'reopened';

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

/** Marks are final: from now on nobody changes the sheet. */
export function lockSheet(sheet: ScoreSheet): Result<ScoreSheet, SheetRefusal> {
  if (sheet.state === 'locked') return accepted(sheet);
  return sheet.state === 'submitted'
    ? accepted({ ...sheet, state: 'locked' })
    : refused('not-submitted');
}
