import { MINUTE, type Instant } from '../core/time.ts';
import { accepted, refused, type Result } from '../core/result.ts';
import { daysLate, latePoints, type LatePenalty } from './late.ts';

/** What a unit may hand in: a film, a document, or the address of either elsewhere. */
export const ENTRY_KINDS = ['video', 'document', 'link'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** What is taken. `mostLengthMs` is for films; null for no limit. */
export type CallRules = {
  kinds: readonly EntryKind[];
  mostBytes: number;
  mostLengthMs: number | null;
  latePenalty: LatePenalty | null;
};

/** Units are called to hand in one entry each (đợt nhận bài, B7). */
export type Call = {
  id: string;
  contestId: string;
  name: string;
  rules: CallRules;
  opensAt: Instant;
  closesAt: Instant;
  /** Until when entries are still taken, at a cost; null for not at all. */
  lateUntil: Instant | null;
};

const MEGABYTE = 1024 * 1024;

/** Round two of 2021 as the seed tells it: one film a unit, five minutes at most (B0, B7). */
export const VIDEO_2021: CallRules = {
  kinds: ['video'],
  mostBytes: 500 * MEGABYTE,
  mostLengthMs: 5 * MINUTE,
  latePenalty: { perDay: 50, most: 500 }
};

export type Phase = 'before' | 'open' | 'late' | 'closed';

/** Where a call stands for one unit, with what handing in now would cost. */
export type Window = {
  phase: Phase;
  closesAt: Instant;
  lateUntil: Instant | null;
  daysLate: number;
  /** 0 or less. */
  points: number;
};

/** The window of a unit; `extendedTo` is its own close where it was given more time. */
export function windowOf(call: Call, extendedTo: Instant | null, now: Instant): Window {
  const closesAt = Math.max(call.closesAt, extendedTo ?? 0);
  const lateUntil = call.lateUntil === null ? null : Math.max(call.lateUntil, closesAt);
  return {
    phase: phaseOf(call.opensAt, closesAt, lateUntil, now),
    closesAt,
    lateUntil,
    daysLate: daysLate(closesAt, now),
    points: latePoints(closesAt, now, call.rules.latePenalty)
  };
}

function phaseOf(
  opensAt: Instant,
  closesAt: Instant,
  lateUntil: Instant | null,
  now: Instant
): Phase {
  if (now < opensAt) return 'before';
  if (now <= closesAt) return 'open';
  return lateUntil !== null && now <= lateUntil ? 'late' : 'closed';
}

/** Why a unit may not change its entry now. */
export type WindowRefusal = 'not-open-yet' | 'closed' | 'no-more-replacing';

/** May a unit hand in now? After the close only one that has nothing in. */
export function mayHandIn(
  { phase }: Pick<Window, 'phase'>,
  hasHandedIn: boolean
): Result<null, WindowRefusal> {
  switch (phase) {
    case 'before':
      return refused('not-open-yet');
    case 'open':
      return accepted(null);
    case 'late':
      return hasHandedIn ? refused('no-more-replacing') : accepted(null);
    case 'closed':
      return refused('closed');
  }
}

/** Times of a call that make sense: it closes after it opens, late ones end after the close. */
export function checkTimes({
  opensAt,
  closesAt,
  lateUntil
}: Pick<Call, 'opensAt' | 'closesAt' | 'lateUntil'>): Result<
  null,
  'closes-before-it-opens' | 'late-ends-before-close'
> {
  if (closesAt <= opensAt) return refused('closes-before-it-opens');
  return lateUntil !== null && lateUntil <= closesAt
    ? refused('late-ends-before-close')
    : accepted(null);
}
