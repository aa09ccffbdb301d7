export { recordAdjustment, takeBackAdjustment } from './adjustments.ts';
export { listBoards, readBoard } from './board.ts';
export { readHeadView } from './head-view.ts';
export { subjectOf } from './holding.ts';
export {
  changeMethod,
  nameThirdMarker,
  recordConference,
  reopenSheet,
  waiveSheet
} from './lead.ts';
export { lockAll, lockMarked } from './lock.ts';
export { ownMarkings, readOwnSheet } from './own-sheets.ts';
export { appointJudge, dismissJudge, judgeCandidates } from './panel.ts';
export { confirmPaper, keyInPaper } from './paper.ts';
export {
  changeMarking,
  createMarking,
  findMarkingOn,
  listMarkings,
  openMarking,
  readPreparation
} from './preparing.ts';
export { lockedMarks, readResults } from './results.ts';
export { saveMarks } from './save.ts';
export { addSubjects, orderSubjects, removeSubject, subjectsOfCall } from './subjects.ts';
export { submitSheet } from './submit.ts';
export { verifyMarks } from './verify.ts';
