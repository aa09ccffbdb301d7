import type { ExamSession, RoundRules } from '../contest/rules.ts';
import { phaseOf } from '../contest/schedule.ts';
import { accepted, refused, type Result } from '../core/result.ts';
import type { Instant } from '../core/time.ts';
import type { Attempt } from './attempt.ts';

export type StartRefusal =
  | 'not-registered'
  | 'no-session'
  | 'session-not-open'
  | 'session-closed'
  | 'no-attempt-left'
  | 'clock-in-doubt';

/** An attempt that organizers allow somebody besides or after the session, until an instant. */
export type StartPermit = {
  remedyId: string;
  until: Instant;
  sessionId: string;
  /** The attempt in whose place the new one counts; null for somebody who had none. */
  replacesId: string | null;
};

/** Go on with an open attempt, or begin the attempt of this number. */
export type StartDecision =
  | { kind: 'continue'; attempt: Attempt }
  | { kind: 'begin'; attemptNo: number; permit: StartPermit | null };

/** Attempts that used up one of those the rules allow: one cut short gave way to another. */
export const usedUp = (attempts: readonly Attempt[]): number =>
  attempts.filter((attempt) => attempt.cutShortAt === null).length;

/**
 * Decides what "Start" means for a contestant with these attempts in this session.
 *
 * @param permit one that has not been used; it goes before what the rules allow
 * @param isClockInDoubt nothing begins at a time that may be wrong
 */
export function decideStart(
  session: ExamSession | undefined,
  attempts: readonly Attempt[],
  rules: RoundRules,
  now: Instant,
  permit: StartPermit | null = null,
  isClockInDoubt = false
): Result<StartDecision, StartRefusal> {
  const open = attempts.find((attempt) => attempt.state === 'open');
  if (open) return accepted({ kind: 'continue', attempt: open });
  if (isClockInDoubt) return refused('clock-in-doubt');
  const attemptNo = attempts.length + 1;
  if (permit && now <= permit.until) return accepted({ kind: 'begin', attemptNo, permit });
  if (!session) return refused('no-session');
  const phase = phaseOf(session, now);
  if (phase === 'upcoming') return refused('session-not-open');
  if (usedUp(attempts) >= rules.attempts.max) return refused('no-attempt-left');
  if (phase === 'closed') return refused('session-closed');
  return accepted({ kind: 'begin', attemptNo, permit: null });
}
