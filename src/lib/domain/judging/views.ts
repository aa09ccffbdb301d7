import type { Hundredths } from '../core/points.ts';
import type { Instant } from '../core/time.ts';
import type { LeftOut, Method } from './aggregation.ts';
import type { Adjustment, FinalMark, Overtime } from './final-mark.ts';
import type { GateState } from './gate.ts';
import type { MarkingOn, MarkingRules, MarkingState } from './marking.ts';
import type { FilmNote, WatchedEntry } from './own-views.ts';
import type { Rubric } from './rubric.ts';
import type { SheetState } from './sheet.ts';
import type { LockRefusal } from './verdict.ts';

/** A sheet as those may know it who see no mark: only how far it is. */
export type BoardCell = {
  sheetId: string;
  judgeId: string;
  state: SheetState;
  isWaived: boolean;
  /** Who keyed it in from paper, while it waits for a second person. */
  keyedInBy: { accountId: string; name: string } | null;
  /** Criteria on which the two who typed it last do not agree; the figures stay with them. */
  differs: { byName: string; criterionIds: string[] } | null;
};

export type BoardAdjustment = Adjustment & { id: string; at: Instant };

export type BoardRow = {
  markedId: string;
  subjectId: string;
  name: string;
  ordinal: number;
  isLocked: boolean;
  /** Judges with a conflict of interest have none. */
  cells: BoardCell[];
  expected: number;
  submitted: number;
  /** Judges whose sheet is missing and not waived. */
  missing: string[];
  adjustments: BoardAdjustment[];
};

/** Completeness of a marking: who has handed in, and no mark of anybody. */
export type Board = {
  marking: { id: string; name: string; on: MarkingOn; state: MarkingState };
  criteria: { id: string; name: string; max: number; step: number }[];
  /** What overtime costs here; null where nothing is taken off. */
  overtime: Overtime | null;
  judges: { id: string; name: string; isHead: boolean; isThirdMarker: boolean }[];
  rows: BoardRow[];
};

/** How the totals of a panel came to one mark, rounded for display. */
export type AggregateView = {
  method: Method;
  lines: { judgeId: string; name: string; total: Hundredths; leftOut: LeftOut | null }[];
  result: Hundredths;
  spread: Hundredths;
  isGateReached: boolean;
};

/** A sheet that was handed in, for those who may read it. */
export type SheetView = {
  sheetId: string;
  judgeId: string;
  judgeName: string;
  state: SheetState;
  marks: Record<string, Hundredths>;
  total: Hundredths;
  note: string;
  submittedAt: Instant | null;
  signature: string | null;
  receiptCode: string | null;
  seal: string | null;
};

/** The marks of one team or entry, once the head's own sheet for it is in. */
export type HeadMarks = {
  /** Sheets that are handed in, the third marker's last. */
  sheets: SheetView[];
  /** Null while nobody has handed in. */
  verdict: {
    aggregate: AggregateView;
    /** All methods side by side, from the same sheets. */
    methods: Record<Method, AggregateView>;
    gate: GateState;
    final: FinalMark;
  } | null;
};

export type HeadRow = {
  markedId: string;
  subjectId: string;
  name: string;
  ordinal: number;
  /** How far each sheet of the panel is, and the third marker's. */
  states: {
    sheetId: string;
    judgeId: string;
    judgeName: string;
    state: SheetView['state'];
    /** Why the panel does without it; null where it does not. */
    waiverReason: string | null;
    isThirdMarker: boolean;
    /** Keyed in from paper, while nobody has confirmed it. */
    isPaperWaiting: boolean;
  }[];
  /** Null while the head's own sheet for it is not in: blind like every judge. */
  marks: HeadMarks | null;
  conclusion: string | null;
  isLocked: boolean;
  /** What stands in the way of the lock; of the gate only once the marks may be seen. */
  refusal: LockRefusal | null;
};

/** What the head of a panel sees. */
export type HeadView = {
  marking: { id: string; name: string; on: MarkingOn; state: MarkingState };
  rubric: Rubric;
  rules: MarkingRules;
  rows: HeadRow[];
};

/** The mark of one team or entry with everything it is made of. */
export type MarkedResult = {
  markedId: string;
  subjectId: string;
  unitId: string | null;
  name: string;
  ordinal: number;
  rank: number;
  /** How many others have the same rank. */
  sharedWith: number;
  aggregate: AggregateView;
  /** Set where a third marker's mark took the place of the panel's. */
  thirdMarker: { id: string; name: string; called: { at: Instant; reason: string } | null } | null;
  conference: { conclusion: string; at: Instant } | null;
  final: FinalMark;
  adjustments: BoardAdjustment[];
  sheets: SheetView[];
  waived: { judgeId: string; name: string; reason: string; at: Instant }[];
  /** Sheets that were given back and handed in again. */
  reopened: SheetHistory[];
  /** Judges of the panel who have no sheet for it. */
  recused: Recusal[];
  /** Sheets that count as they were typed from paper. */
  paper: PaperSheet[];
  lockedAt: Instant;
  seal: string;
};

/**
 * A judge who does not mark a team or an entry; `unitName` is the judge's own unit where that has to
 * do with it.
 */
export type Recusal = { judgeId: string; name: string; unitName: string | null };

/** Who typed a sheet from paper, and who typed it again and confirmed it. */
export type PaperSheet = {
  judgeId: string;
  judgeName: string;
  keyedIn: { byName: string; at: Instant } | null;
  confirmed: { byName: string; at: Instant };
};

/** A change of the way from sheets to a mark, before anything was locked. */
export type MethodChange = { at: Instant; before: Method; after: Method; reason: string };

/** A locked marking: what minutes, rankings and printed sheets are made from. */
export type MarkingResults = {
  marking: { id: string; name: string; on: MarkingOn };
  rubric: Rubric;
  rules: MarkingRules;
  judges: { id: string; name: string; isHead: boolean; isThirdMarker: boolean }[];
  methodChanges: MethodChange[];
  /** When the sheets were given out; null where the record does not say it. */
  openedAt: Instant | null;
  /** Best first. */
  rows: MarkedResult[];
};

/** What became of a sheet after it was handed in for the first time. */
export type SheetHistory = {
  sheetId: string;
  judgeName: string;
  /** Hand-ins and reopenings, oldest first. */
  events: {
    kind: 'submitted' | 'reopened' | 'paper-confirmed';
    at: Instant;
    byName: string;
    reason: string | null;
    receiptCode: string | null;
  }[];
  /** Every mark changed since; null for those who may not see marks yet. */
  changes: { criterionId: string; mark: Hundredths | null; at: Instant; byName: string }[] | null;
};

/** A judge's note on a film, for the head. */
export type JudgeNote = FilmNote & { judgeName: string };

/** An entry as the head of its panel sees it. */
export type HeadFilm = {
  entry: WatchedEntry;
  /** False for a head who does not mark it: its file opens only to those who have a sheet. */
  mayWatch: boolean;
  /** Of sheets that are handed in, in the order of the film; null while the head is blind to them. */
  notes: JudgeNote[] | null;
};
