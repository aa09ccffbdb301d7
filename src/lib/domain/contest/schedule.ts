import type { Instant } from '../core/time.ts';
import type { ExamSession } from './rules.ts';

export type SessionPhase = 'upcoming' | 'open' | 'closed';

/** Where a session stands at an instant. It is open from `opensAt` to just before `closesAt`. */
export function phaseOf(
  session: Pick<ExamSession, 'opensAt' | 'closesAt'>,
  now: Instant
): SessionPhase {
  if (now < session.opensAt) return 'upcoming';
  return now < session.closesAt ? 'open' : 'closed';
}

/**
 * The session a contestant sits: of those for the contestant's unit (or for everybody) the one
 * that is open, else the next to open, else the last that closed.
 *
 * @param unitPath ids of the contestant's unit and all units above it
 */
export function sessionFor(
  sessions: readonly ExamSession[],
  unitPath: readonly string[],
  now: Instant
): ExamSession | undefined {
  const own = sessions
    .filter((one) => one.unitIds.length === 0 || one.unitIds.some((id) => unitPath.includes(id)))
    .sort((left, right) => left.opensAt - right.opensAt);
  return (
    own.find((one) => phaseOf(one, now) === 'open') ??
    own.find((one) => phaseOf(one, now) === 'upcoming') ??
    own.at(-1)
  );
}

/** From the first opening to the last closing; null without sessions. */
export function windowOf(
  sessions: readonly ExamSession[]
): { opensAt: Instant; closesAt: Instant } | null {
  if (sessions.length === 0) return null;
  return {
    opensAt: Math.min(...sessions.map((one) => one.opensAt)),
    closesAt: Math.max(...sessions.map((one) => one.closesAt))
  };
}
