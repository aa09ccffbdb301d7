import type { Hundredths } from '../core/points.ts';
import type { Instant } from '../core/time.ts';
import type { EntryKind } from '../entries/call.ts';
import type { MarkingOn, MarkingState } from './marking.ts';
import type { Rubric } from './rubric.ts';
import type { MarkSaveRefusal, SheetState } from './sheet.ts';
import type { SheetHistory } from './views.ts';

/** One line of a judge's list. */
export type OwnSheetLine = {
  sheetId: string;
  markedId: string;
  /** The team's id in its final, or the entry's in its call. */
  subjectId: string;
  name: string;
  ordinal: number;
  state: SheetState;
  /** Criteria that have a mark, of all. */
  done: number;
  criteria: number;
  /** Why the head gave it back, while it is open for that. */
  reopenedFor: string | null;
};

/** A marking as one of its judges sees it: own sheets only. */
export type OwnMarking = {
  marking: { id: string; name: string; on: MarkingOn; state: MarkingState };
  isHead: boolean;
  /** In the order of the show. */
  sheets: OwnSheetLine[];
  /** Names of those that this judge does not mark (conflict of interest). */
  excluded: string[];
};

/** A judge's own sheet with everything that is needed to fill it in. Marks in hundredths. */
export type OwnSheet = {
  id: string;
  marking: { id: string; name: string; on: MarkingOn };
  marked: { id: string; subjectId: string; name: string; ordinal: number };
  /** The name to be typed under the sheet. */
  judgeName: string;
  state: SheetState;
  rubric: Rubric;
  marks: Record<string, Hundredths>;
  revisions: Record<string, number>;
  note: string;
  noteRevision: number;
  total: Hundredths;
  maximum: Hundredths;
  /** Stands for the marks as they are now; it goes with the signature. */
  seal: string;
  submitted: { at: Instant; signature: string; receiptCode: string } | null;
  /** Why the head gave it back, while it is open for that. */
  reopenedFor: string | null;
  /** Hand-ins, reopenings and changes since the first hand-in. */
  history: SheetHistory;
  /** Neighbours in the judge's list. */
  previousId: string | null;
  nextId: string | null;
};

/** What became of one change: the mark and revision that are stored now, and why if not taken. */
export type SavedMark = {
  criterionId: string;
  mark: Hundredths | null;
  revision: number;
  refusal: MarkSaveRefusal | null;
};

export type SavedMarks = {
  marks: SavedMark[];
  noteRevision: number;
  total: Hundredths;
  /** Stands for the marks as they are now; it goes with the signature. */
  seal: string;
};

/** A note on a film, at a time from its beginning. */
export type FilmNote = { id: string; atMs: number; text: string };

/** An entry to be watched. */
export type WatchedEntry = {
  entryId: string;
  version: number;
  title: string;
  kind: EntryKind;
  /** Where it is, if it is not a file of ours. */
  link: string | null;
  fileName: string | null;
};

/** An entry beside the sheet that marks it, with the judge's own notes in the order of the film. */
export type Watched = { entry: WatchedEntry; notes: FilmNote[] };
