import type { MarkSaveRefusal } from '../../domain/judging/sheet.ts';
import type { OpenRefusal } from '../../domain/judging/marking.ts';
import type { AdjustmentRefusal } from './adjustments.ts';
import type { FilmNoteRefusal } from './film-notes.ts';
import type { LeadRefusal } from './lead.ts';
import type { LockAllRefusal, LockMarkedRefusal } from './lock.ts';
import type { PanelRefusal } from './panel.ts';
import type { PaperRefusal } from './paper.ts';
import type { MarkingRefusal } from './preparing.ts';
import type { SubjectRefusal } from './subjects.ts';
import type { SubmitRefusal } from './submit.ts';

export { recordAdjustment, takeBackAdjustment } from './adjustments.ts';
export { listBoards, readBoard } from './board.ts';
export { addFilmNote, filmNotesOf, readWatched, removeFilmNote } from './film-notes.ts';
export { readHeadView } from './head-view.ts';
export { readHistories, readHistory } from './history.ts';
export { subjectOf } from './holding.ts';
export {
  changeMethod,
  nameThirdMarker,
  recordConference,
  reopenSheet,
  waiveSheet
} from './lead.ts';
export { juryOf } from './jury.ts';
export { lockAll, lockMarked } from './lock.ts';
export { ownMarkings, readOwnSheet } from './own-sheets.ts';
export { appointJudge, dismissJudge, judgeCandidates, makeJudgeAccount } from './panel.ts';
export { confirmPaper, keyInPaper } from './paper.ts';
export {
  changeMarking,
  createMarking,
  findMarkingOn,
  listMarkings,
  openMarking,
  readPreparation
} from './preparing.ts';
export { juryOfFinal, lockedMarks, readJuryState, readResults, sheetProgress } from './results.ts';
export { saveMarks } from './save.ts';
export { saveSheetForm } from './save-form.ts';
export { addSubjects, orderSubjects, removeSubject, subjectsOfCall } from './subjects.ts';
export { submitSheet } from './submit.ts';
export { verifyMarks } from './verify.ts';

/** Every reason why something was not done here; each has a sentence. */
export type Refusal =
  | MarkSaveRefusal
  | OpenRefusal
  | AdjustmentRefusal
  | FilmNoteRefusal
  | LeadRefusal
  | LockAllRefusal['code']
  | LockMarkedRefusal
  | PanelRefusal
  | PaperRefusal
  | MarkingRefusal
  | SubjectRefusal
  | SubmitRefusal
  | 'not-locked';
