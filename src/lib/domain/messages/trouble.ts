import { MINUTE, type Instant } from '../core/time.ts';
import type { ShownMessage } from './message.ts';

/** What contestants report. */
export const TROUBLE_KINDS = ['cannot-answer', 'question', 'device', 'time', 'other'] as const;
export type TroubleKind = (typeof TROUBLE_KINDS)[number];

/** A trouble as whoever reported it sees it. */
export type OwnTrouble = {
  id: string;
  kind: TroubleKind;
  words: string;
  reportedAt: Instant;
  handledAt: Instant | null;
  /** What the organizers answered. */
  note: string | null;
};

/** What the organizers tell somebody, and what became of what that person reported. */
export type News = { messages: ShownMessage[]; troubles: OwnTrouble[] };

export const LONGEST_TROUBLE = 300;
export const LONGEST_NOTE = 300;

/** Nobody has more to report than this in so short a time; the list of the organizers stays one. */
const MOST_REPORTS = 5;
export const REPORTS_COUNT_MS = 10 * MINUTE;

/**
 * May somebody report again?
 *
 * @param recent how many reports of that person are younger than `REPORTS_COUNT_MS`
 */
export const mayReport = (recent: number): boolean => recent < MOST_REPORTS;
