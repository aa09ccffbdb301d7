import type { Hundredths } from '../core/points.ts';
import type { Instant } from '../core/time.ts';
import type { News } from '../messages/trouble.ts';
import type { SubmitReason } from './attempt.ts';
import type { OutageNotice } from './outage.ts';
import type { Place } from './places.ts';
import type { StartRefusal } from './start.ts';

/** A question of a paper as its contestant sees it: no ids of the bank, no topic, no key. */
export type PaperItem = {
  position: number;
  stem: string;
  options: { place: Place; text: string }[];
};

/** What is stored at a position, in places of this paper. */
export type SavedChoice = { position: number; choice: Place[]; revision: number };

/** Where a contestant is in a paper, and which positions are marked to look at again. */
export type PaperPlace = { position: number; flagged: number[] };

/** Why an attempt whose time is over is not closed yet, or why its time cannot be trusted. */
export type Wait = { kind: 'clock' } | ({ kind: 'outage' } & OutageNotice);

/** The paper of a running attempt. Times are the server's. */
export type PaperView = {
  attemptId: string;
  roundName: string;
  startedAt: Instant;
  endsAt: Instant;
  /** The end without the time that was given extra. */
  deadlineAt: Instant;
  now: Instant;
  holder: number;
  items: PaperItem[];
  saved: SavedChoice[];
  wait: Wait | null;
  news: News;
  place: PaperPlace;
};

/** What a contestant may know after handing in. `score` and `review` appear when the rules allow. */
export type ReceiptView = {
  attemptId: string;
  roundName: string;
  contestName: string;
  organizer: string;
  sessionName: string;
  fullName: string;
  staffCode: string;
  candidateNo: string;
  unitName: string;
  receiptCode: string;
  submittedAt: Instant;
  submitReason: SubmitReason;
  answered: number;
  questions: number;
  elapsedMs: number;
  score: { score: Hundredths; maxScore: Hundredths; correct: number } | null;
  /** When the score or the review will be shown, if that is still to come. */
  scoreFrom: Instant | null;
  reviewFrom: Instant | null;
  review: ReviewItem[] | null;
  attemptNo: number;
  /** A new attempt counts instead of this one. */
  isCutShort: boolean;
  /** How it was closed before organizers let it go on; the first first. */
  earlier: { submittedAt: Instant; receiptCode: string; reopenedAt: Instant }[];
  /** Organizers allow a new attempt that begins until then. */
  mayStartUntil: Instant | null;
};

/** One question with its key, after the rules allow it. */
export type ReviewItem = PaperItem & {
  chosen: Place[];
  key: Place[];
  isRight: boolean;
  explanation: string;
  citation: { document: string; article: string };
};

/** The waiting room of a contestant. */
export type LobbyView = {
  now: Instant;
  contestName: string;
  roundName: string;
  fullName: string;
  staffCode: string;
  candidateNo: string;
  unitName: string;
  questions: number;
  durationMs: number;
  maxScore: Hundredths;
  attemptsLeft: number;
  session: { name: string; opensAt: Instant; closesAt: Instant } | null;
  /** What pressing "start" would do now. */
  start:
    | { kind: 'begin' }
    | { kind: 'continue'; attemptId: string; endsAt: Instant; wait: Wait | null }
    | { kind: 'refused'; refusal: StartRefusal };
  /** Attempts handed in so far, the newest last. */
  submitted: {
    attemptId: string;
    attemptNo: number;
    submittedAt: Instant;
    receiptCode: string;
    /** Time was over: nobody pressed. */
    isByServer: boolean;
    /** A new attempt counts instead of this one. */
    isCutShort: boolean;
  }[];
  /** What organizers allow after an outage: to go on with an attempt, or to begin a new one. */
  help:
    | { kind: 'go-on'; attemptNo: number; closedAt: Instant; until: Instant }
    | { kind: 'start'; attemptNo: number | null; until: Instant }
    | null;
  news: News;
};
