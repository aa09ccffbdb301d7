import type { Hundredths } from '../core/points.ts';
import type { Instant } from '../core/time.ts';
import type { Answer } from './answer.ts';
import type { Window } from './clock.ts';
import type { Counts, LockedMark, Press, RaceRight, Verdict } from './state.ts';

/** What follows a failed attempt to answer; `close` also follows a right one. */
export type NextStep =
  | { kind: 'close' }
  | { kind: 'race'; right: RaceRight; window: Window }
  | { kind: 'pass'; teamId: string; window: Window };

/** Lots as drawn: the seed that decides the order, and the order. */
export type Lots = { seed: string; order: readonly string[] };

type Bare<Type extends string> = Type extends string ? { type: Type } : never;
type About<Type extends string> = Bare<Type> & { questionId: string };
type InWindow<Type extends string> = Bare<Type> & { windowId: number };

/** What an event says, without its envelope. */
export type EventFacts =
  | Bare<'show-started' | 'show-ended' | 'segment-ended'>
  | { type: 'segment-started'; segmentId: string; teamIds: readonly string[] }
  | { type: 'turn-given'; teamId: string; window: Window | null }
  | { type: 'package-chosen'; teamId: string; questionId: string; value: Hundredths }
  | { type: 'star-placed'; teamId: string; questionId: string }
  | { type: 'performance-started'; teamId: string; window: Window }
  | { type: 'performance-ended'; teamId: string; usedMs: number }
  /** A mark that the host typed in; one that was taken from the locked sheets of the jury. */
  | { type: 'mark-awarded' | 'mark-taken'; teamId: string; points: Hundredths }
  | { type: 'mark-deferred' | 'mark-revealed'; teamId: string }
  | { type: 'marks-taken'; marks: readonly LockedMark[] }
  | { type: 'question-readied'; questionId: string }
  | About<'question-shown' | 'question-hidden' | 'question-revealed'>
  | Bare<'stage-cleared'>
  | (About<'answers-opened' | 'race-opened'> & { window: Window })
  | (About<'right-given'> & { teamId: string; window: Window })
  | (About<'question-closed'> & { cause: 'host' | 'time' })
  | (InWindow<'time-ran-out'> & { teamId: string })
  | { type: 'clock-paused'; leftMs: number }
  | { type: 'clock-resumed'; endsAt: Instant }
  | (InWindow<'answer-given'> & { teamId: string; answer: Answer; usedMs: number })
  | (InWindow<'answer-ruled'> & { teamId: string; isRight: boolean })
  | (InWindow<'audience-counted'> & { counts: Counts })
  | (InWindow<'press-recorded'> & { press: Press })
  | (InWindow<'race-settled'> & { teamId: string; lots: Lots | null; window: Window })
  | (InWindow<'race-contested'> & { candidateIds: readonly string[] })
  | (InWindow<'answer-judged'> & { teamId: string; verdict: Verdict; next: NextStep })
  | {
      type: 'foul-called';
      teamId: string;
      questionId: string | null;
      points: Hundredths;
      cause: { kind: 'early-press'; press: Press } | { kind: 'host'; reason: string };
    }
  | { type: 'question-substituted'; questionId: string; byQuestionId: string; reason: string }
  | { type: 'question-thrown-out'; questionId: string; reason: string }
  | { type: 'points-adjusted'; teamId: string; points: Hundredths; reason: string }
  | { type: 'teams-rescued'; teamIds: readonly string[]; reason: string }
  | { type: 'lots-drawn'; purpose: 'order' | 'tie'; lots: Lots }
  | Bare<'board-frozen' | 'board-unfrozen'>
  | {
      type: 'undone';
      /** The event that counts no more. */
      undoneSeq: number;
      reason: string;
      /** What a clock that runs again through this shows; it stands until the host resumes it. */
      standsAtMs: number | null;
    };

export type EventType = EventFacts['type'];
export type FactsOf<Type extends EventType> = Extract<EventFacts, { type: Type }>;

/** The version of event facts written today. A reader of older ones translates them. */
export const EVENT_VERSION = 1;

/** Numbered from 1 without gaps (R8). `at` is the server's time on arrival of the command. */
export type Envelope = {
  seq: number;
  version: typeof EVENT_VERSION;
  at: Instant;
  commandId: string;
  by: { role: 'host' | 'team' | 'room'; id: string };
};

/** One line of the record of a final. */
export type ShowEvent = Envelope & EventFacts;
export type EventOf<Type extends EventType> = Envelope & FactsOf<Type>;
