import type { Instant } from '../core/time.ts';
import { endOf, type Attempt } from './attempt.ts';

/** What can be done for people after an outage. */
export const REMEDIES = ['extra-time', 'go-on', 'new-attempt'] as const;
export type RemedyKind = (typeof REMEDIES)[number];

/** Who is helped: a person, a unit with all below it, a session, or who worked at some time. */
export type RemedyChoice =
  | { by: 'person'; registrationId: string }
  | { by: 'unit'; unitId: string }
  | { by: 'session'; sessionId: string }
  | { by: 'range'; from: Instant; to: Instant };

/** Where somebody stands who may need help; exactly one of these. */
export const STANDINGS = ['open', 'timed-out', 'handed-in', 'not-started'] as const;
export type Standing = (typeof STANDINGS)[number];

/** Somebody among those who were chosen, with the attempt that help would be about. */
export type Candidate = {
  registrationId: string;
  attempt: Pick<Attempt, 'id' | 'attemptNo' | 'state' | 'submitReason' | 'keysShownAt'> | null;
  /** Works on another attempt than that. */
  worksElsewhere: boolean;
  /** Is named in a request that waits for a second person. */
  isAskedFor: boolean;
  /** Has been allowed to start again and has not done so yet. */
  mayStart: boolean;
  /** The session of the attempt, or the one the contestant's unit sits. */
  sessionId: string | null;
};

/** Why somebody who was chosen is not helped. */
export type LeftOut =
  | 'not-chosen'
  | 'not-started'
  | 'still-open'
  | 'closed'
  | 'works-elsewhere'
  | 'saw-keys'
  | 'already-asked'
  | 'may-start-already'
  | 'no-session';

/** Whatever makes something closed go on needs a second person (RELIABILITY 6.1). */
export const reopens = (kind: RemedyKind): boolean => kind !== 'extra-time';

/** Those whom a remedy can help; who handed in by hand is helped only where that is asked for. */
export const STANDINGS_OF: Readonly<Record<RemedyKind, readonly Standing[]>> = {
  'extra-time': ['open'],
  'go-on': ['timed-out', 'handed-in'],
  'new-attempt': ['timed-out', 'handed-in', 'not-started']
};

export function standingOf({ attempt }: Pick<Candidate, 'attempt'>): Standing {
  if (!attempt) return 'not-started';
  if (attempt.state === 'open') return 'open';
  return attempt.submitReason === 'user' ? 'handed-in' : 'timed-out';
}

/**
 * Why this remedy does not help somebody; null when it does.
 *
 * @param chosen only who stands so is to be helped
 */
export function leftOutOf(
  kind: RemedyKind,
  candidate: Candidate,
  chosen: readonly Standing[]
): LeftOut | null {
  const standing = standingOf(candidate);
  if (!STANDINGS_OF[kind].includes(standing)) {
    if (standing === 'open') return 'still-open';
    return standing === 'not-started' ? 'not-started' : 'closed';
  }
  if (!chosen.includes(standing)) return 'not-chosen';
  if (!reopens(kind)) return null;
  if (candidate.worksElsewhere) return 'works-elsewhere';
  if (candidate.isAskedFor) return 'already-asked';
  if (candidate.mayStart) return 'may-start-already';
  if (kind === 'go-on') return candidate.attempt?.keysShownAt == null ? null : 'saw-keys';
  return candidate.sessionId === null ? 'no-session' : null;
}

/**
 * A closed attempt that goes on now: the same paper and answers, at least this much time, never an
 * earlier end than before. The time it was closed is nobody's working time.
 */
export function reopened(attempt: Attempt, now: Instant, grantedMs: number): Attempt {
  const end = endOf(attempt);
  const workedUntil = Math.min(attempt.submittedAt ?? now, end);
  return {
    ...attempt,
    state: 'open',
    deadlineAt: attempt.deadlineAt + Math.max(0, now + grantedMs - end),
    pausedMs: attempt.pausedMs + Math.max(0, now - workedUntil),
    submittedAt: null,
    submitReason: null,
    receiptCode: null
  };
}
