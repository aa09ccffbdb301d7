import type { Hundredths } from '../core/points.ts';
import type { Instant } from '../core/time.ts';
import type { Place } from '../quiz/places.ts';
import type { Answer } from './answer.ts';
import type { Clock } from './clock.ts';
import type { ShowEvent } from './event.ts';
import type { Programme } from './programme.ts';

/** How a team came to the right to answer: its own turn, a press, a steal, or passed on to it. */
export type Right = 'own' | 'buzz' | 'steal' | 'pass';

/** How an attempt to answer ended. A pass is a failed attempt without a penalty for being wrong. */
export type Verdict = 'right' | 'wrong' | 'passed';

export type Attempt = { teamId: string; right: Right; verdict: Verdict; answer: Answer | null };

/** The question on stage and what has come of it. */
export type Asked = {
  questionId: string;
  /** Sequence number of the event since when presses and answers are for this window. */
  windowId: number;
  value: Hundredths;
  /** Whose turn it is in a package segment. */
  ownerId: string | null;
  isStarred: boolean;
  /** Sealed until first shown; a hidden question was shown and taken off again. */
  visibility: 'sealed' | 'shown' | 'hidden';
  /** Teams that may not press or answer any more. */
  lockedOut: readonly string[];
  attempts: readonly Attempt[];
};

/** An answer of a team where all teams answer. `ruling`: the host's word against the key. */
export type GivenAnswer = {
  teamId: string;
  answer: Answer;
  usedMs: number;
  ruling: boolean | null;
};

/** One press with both times: on arrival, and corrected by measured latency. */
export type Press = {
  teamId: string;
  rawAt: Instant;
  latencyMs: number;
  correctedAt: Instant;
  settleAt: Instant;
};

export type AudienceCount = { place: Place; count: number };

/** A mark that the jury has locked, as its sheets came to. Nobody types it in. */
export type LockedMark = { segmentId: string; teamId: string; points: Hundredths };

/** What happens in the running segment. Each step holds exactly what it needs. */
export type Run =
  | { step: 'idle' }
  | { step: 'preparing'; teamId: string; clock: Clock | null }
  | { step: 'performing'; teamId: string; clock: Clock }
  | {
      step: 'marking';
      teamId: string;
      usedMs: number;
      award: Hundredths | null;
      /** Taken from the sheets of the jury, which has taken overtime off itself. */
      isFromSheets: boolean;
    }
  | { step: 'marked'; teamId: string; award: Hundredths; overtime: Hundredths }
  | { step: 'choosing'; teamId: string }
  | QuestionRun;

/** The steps that have a question on stage. */
export type QuestionRun =
  | { step: 'ready'; asked: Asked }
  | { step: 'open'; asked: Asked; clock: Clock; answers: readonly GivenAnswer[]; counts: Counts }
  | { step: 'race'; asked: Asked; clock: Clock; right: RaceRight }
  | {
      step: 'collecting';
      asked: Asked;
      right: RaceRight;
      presses: readonly Press[];
      /** The countdown that the first press met; null when it came before the opening. */
      clock: Clock | null;
    }
  | {
      step: 'contested';
      asked: Asked;
      right: RaceRight;
      presses: readonly Press[];
      candidateIds: readonly string[];
    }
  | {
      step: 'answering';
      asked: Asked;
      teamId: string;
      right: Right;
      clock: Clock;
      answer: Answer | null;
      presses: readonly Press[];
    }
  | { step: 'closed'; asked: Asked; answers: readonly GivenAnswer[]; counts: Counts }
  | { step: 'revealed'; asked: Asked; answers: readonly GivenAnswer[]; counts: Counts };

export type RaceRight = 'buzz' | 'steal';
export type Counts = readonly AudienceCount[];
export type Step = Run['step'];
export type RunAt<S extends Step> = Extract<Run, { step: S }>;

/** A thing that befell a team through a question; it falls with the question. */
export type ByQuestion = { teamId: string; questionId: string };

export type SegmentPhase = {
  kind: 'segment';
  segmentId: string;
  teamIds: readonly string[];
  /** Teams that are out of this segment, and through which question. */
  out: readonly ByQuestion[];
  /** Teams that sit out the next question, and through which one. */
  lockedNext: readonly ByQuestion[];
  /** Performances (no question) and questions that teams had in their turns. */
  turns: readonly { teamId: string; questionId: string | null }[];
  askedIds: readonly string[];
  run: Run;
};

export type Phase = { kind: 'waiting' } | { kind: 'interval' } | SegmentPhase | { kind: 'ended' };

/** Why points were given or taken. */
export type AwardCause =
  | 'right'
  | 'wrong'
  | 'blank'
  | 'steal'
  | 'stolen'
  | 'star-lost'
  | 'speed'
  | 'jury'
  | 'overtime'
  | 'foul'
  | 'adjusted';

/** Points as the rules give them, before the floor. `seq`: the event that caused them. */
export type Award = {
  seq: number;
  teamId: string;
  segmentId: string | null;
  questionId: string | null;
  cause: AwardCause;
  points: Hundredths;
};

/** A tie decided by sudden death or lots: groups from first to last. */
export type TieBreak = { questionId: string | null; groups: readonly (readonly string[])[] };

export type BoardLine = { teamId: string; rank: number; points: Hundredths };

/** The fold of all events that are not undone. Plain data: it may be stored as a snapshot. */
export type Show = {
  phase: Phase;
  awards: readonly Award[];
  usedIds: readonly string[];
  /** Questions thrown out or substituted: nothing that came of them counts. */
  struckIds: readonly string[];
  stars: readonly ByQuestion[];
  /** Order of play, by lots or as entered. */
  order: readonly string[];
  tieBreaks: readonly TieBreak[];
  /** Teams that left the stage without a mark: theirs are taken together, once all are locked. */
  awaitedMarks: readonly { segmentId: string; teamId: string }[];
  /** The board as the public sees it while it is frozen. */
  frozenBoard: readonly BoardLine[] | null;
  /** Events that no longer fit because an earlier one was undone. */
  ineffective: readonly number[];
};

export type ShowState = {
  programme: Programme;
  log: readonly ShowEvent[];
  show: Show;
};
