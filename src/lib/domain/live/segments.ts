import type { Hundredths } from '../core/points.ts';
import type { Overtime } from '../judging/final-mark.ts';

/** What stands on every segment (phần thi). */
type Titled = { id: string; name: string };

/** A segment that asks: its questions in order, and spare ones for substitution. */
type Asking = Titled & { questionIds: readonly string[]; spareIds: readonly string[] };

/** What a jury marks in a judged segment (glossary, round 2). */
export const THEMES = [
  'greeting',
  'situation',
  'skit',
  'talent',
  'presentation',
  'outreach'
] as const;
export type Theme = (typeof THEMES)[number];

/** Teams perform one after another; the jury's mark is entered, kept back and revealed. */
export type JudgedSegment = Titled & {
  kind: 'judged';
  theme: Theme;
  maxPoints: Hundredths;
  /** Time to think before the performance; null for none. */
  thinkMs: number | null;
  limitMs: number;
  overtime: Overtime | null;
};

/** All teams answer on their devices, by choice or in writing. */
export type SimultaneousSegment = Asking & {
  kind: 'simultaneous';
  answerMs: number;
  right: Hundredths;
  wrong: Hundredths;
  blank: Hundredths;
  /** A team without the right answer is out of this segment (rung chuông vàng). */
  elimination: boolean;
};

/** What a press before the opening does (B9): it counts, it costs points, or it is refused. */
export type EarlyPress =
  { kind: 'allowed' } | { kind: 'ignored' } | { kind: 'foul'; points: Hundredths };

/** The next team in the order of play may answer for a part of the value (B9, [G26]). */
export type PassOn = { kind: 'pass'; answerMs: number; percent: number };

/** Others may press for the right of the team that failed (B9, [G12]). */
export type Steal = { kind: 'steal'; pressMs: number; answerMs: number; wrongPercent: number };

/** The first press wins the right to answer. */
export type BuzzerSegment = Asking & {
  kind: 'buzzer';
  /** Time to press after the opening. */
  pressMs: number;
  answerMs: number;
  right: Hundredths;
  wrong: Hundredths;
  early: EarlyPress;
  afterWrong: { kind: 'none' } | { kind: 'reopen'; pressMs: number } | PassOn;
  /** A wrong answer also locks the team out of the next question ([G35]). */
  locksNext: boolean;
};

/** Each team in its turn picks what its questions are worth. */
export type PackageSegment = Asking & {
  kind: 'package';
  packages: readonly { value: Hundredths; answerMs: number }[];
  questionsPerTeam: number;
  wrong: Hundredths;
  /** How often a team may stake a question: right doubles, wrong loses the value. */
  stars: number;
  afterWrong: { kind: 'none' } | Steal | PassOn;
};

/** All teams answer in writing; right answers earn by speed. */
export type TypedSegment = Asking & {
  kind: 'typed';
  answerMs: number;
  /** Points of the fastest right answer, the second, and so on; none beyond the list. */
  ladder: readonly Hundredths[];
  /** Times are compared in whole units of this; equal ones share the better place ([G12]). */
  timeUnitMs: number;
};

/** Spectators answer on their phones; teams earn nothing. */
export type AudienceSegment = Asking & { kind: 'audience'; answerMs: number };

/** Tied teams press; the first right answer wins the tie, no points (B9, [G12]). */
export type SuddenDeathSegment = Asking & {
  kind: 'sudden-death';
  pressMs: number;
  answerMs: number;
  early: EarlyPress;
  /** After so many questions without a winner lots are drawn. */
  mostQuestions: number;
};

export type Segment =
  | JudgedSegment
  | SimultaneousSegment
  | BuzzerSegment
  | PackageSegment
  | TypedSegment
  | AudienceSegment
  | SuddenDeathSegment;

export type SegmentKind = Segment['kind'];

/** Every kind, in the order in which an editor offers them. */
export const SEGMENT_KINDS = [
  'judged',
  'simultaneous',
  'buzzer',
  'package',
  'typed',
  'audience',
  'sudden-death'
] as const satisfies readonly SegmentKind[];

/** A segment that has questions. */
export type AskingSegment = Exclude<Segment, JudgedSegment>;
