import type { ExamSession, RoundRules } from '../contest/rules.ts';
import { phaseOf } from '../contest/schedule.ts';
import { accepted, refused, type Result } from '../core/result.ts';
import type { Instant } from '../core/time.ts';
import type { Attempt } from './attempt.ts';

export type StartRefusal =
  'not-registered' | 'no-session' | 'session-not-open' | 'session-closed' | 'no-attempt-left';

/** Go on with an open attempt, or begin the attempt of this number. */
export type StartDecision =
  { kind: 'continue'; attempt: Attempt } | { kind: 'begin'; attemptNo: number };

/** Decides what "Start" means for a contestant with these attempts in this session. */
export function decideStart(
  session: ExamSession | undefined,
  attempts: readonly Attempt[],
  rules: RoundRules,
  now: Instant
): Result<StartDecision, StartRefusal> {
  const open = attempts.find((attempt) => attempt.state === 'open');
  if (open) return accepted({ kind: 'continue', attempt: open });
  if (!session) return refused('no-session');
  const phase = phaseOf(session, now);
  if (phase === 'upcoming') return refused('session-not-open');
  if (attempts.length >= rules.attempts.max) return refused('no-attempt-left');
  if (phase === 'closed') return refused('session-closed');
  return accepted({ kind: 'begin', attemptNo: attempts.length + 1 });
}
