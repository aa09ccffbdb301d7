import type { Citation } from '../banks/answer-key.ts';
import type { Hundredths } from '../core/points.ts';
import type { Place } from '../quiz/places.ts';
import type { Segment } from './segments.ts';

export type Team = { id: string; name: string };

/** A question without its key. */
export type LiveQuestion = {
  id: string;
  stem: string;
  /** Texts at places A, B, … in order; none when the answer is spoken or written. */
  options: readonly string[];
  /** What it is worth, where it differs from the segment's value. */
  value: Hundredths | null;
  /** Time to answer, where it differs from the segment's. */
  answerMs: number | null;
};

/** What makes an answer right, kept apart from the question (R9). */
export type LiveKey = {
  questionId: string;
  right:
    { kind: 'choice'; places: readonly Place[] } | { kind: 'text'; accepted: readonly string[] };
  explanation: string;
  citation: Citation;
};

/** How presses are put in order (B9; domain.md idea 5). */
export type RaceRules = {
  /** At most so much measured latency is taken off an arrival. Windows close so much later. */
  latencyBoundMs: number;
  /** Presses that lie no further behind the first than this are a tie. */
  tieWindowMs: number;
  /** Who decides a tie: lots drawn by the server, or the host. */
  tie: 'lot' | 'host';
};

/** Everything that is settled before a final begins. It never changes while the final runs. */
export type Programme = {
  finalId: string;
  name: string;
  teams: readonly Team[];
  segments: readonly Segment[];
  questions: readonly LiveQuestion[];
  keys: readonly LiveKey[];
  /** Totals never fall below this; null for no floor. */
  floor: Hundredths | null;
  race: RaceRules;
};

/** @throws Error if the programme has no such question: `programmeProblems` excludes that */
export const questionOf = (programme: Programme, id: string): LiveQuestion =>
  known(
    programme.questions.find((question) => question.id === id),
    `question ${id}`
  );

/** @throws Error if the question has no key: `programmeProblems` excludes that */
export const keyOf = (programme: Programme, questionId: string): LiveKey =>
  known(
    programme.keys.find((key) => key.questionId === questionId),
    `key of ${questionId}`
  );

/** @throws Error if the programme has no such segment */
export const segmentOf = (programme: Programme, id: string): Segment =>
  known(
    programme.segments.find((segment) => segment.id === id),
    `segment ${id}`
  );

export const isTeam = (programme: Programme, id: string): boolean =>
  programme.teams.some((team) => team.id === id);

function known<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`the programme has no ${what}`);
  return value;
}
