import { groupBy } from '../core/group.ts';
import { SECOND, type Instant } from '../core/time.ts';
import { compareText } from '../core/vietnamese.ts';
import type { Registration } from '../people/registration.ts';
import type { AttemptOutcome } from '../quiz/outcome.ts';
import type { UnitTree } from '../units/tree.ts';
import type { Unit, UnitType } from '../units/unit.ts';
import { rollUp } from './roll-up.ts';

/** A page gives a sign of life every half minute; silent for longer than this, it has a problem. */
const AWAY_AFTER_MS = 45 * SECOND;

/** Where a contestant stands; exactly one of these. */
export type Progress = 'notStarted' | 'working' | 'away' | 'submitted';

/** How many contestants stand where. Their sum is the number of people registered. */
export type ProgressCounts = Record<Progress, number>;

type MonitorRow = { unit: Unit; isRanked: boolean; counts: ProgressCounts };

/** A contestant who works but was not seen for a while: somebody should telephone. */
type Trouble = { registration: Registration; attemptId: string; lastSeenAt: Instant };

export type MonitorTable = {
  /** Every unit with everything below it, in the order of the official list. */
  rows: MonitorRow[];
  total: ProgressCounts;
  /** Longest unseen first. */
  trouble: Trouble[];
};

/** Who has not begun, works, has disappeared or is done, for every unit and in all. */
export function monitorTable(
  tree: UnitTree,
  rankedTypes: readonly UnitType[],
  registrations: readonly Registration[],
  outcomes: readonly AttemptOutcome[],
  now: Instant
): MonitorTable {
  const attemptsOf = groupBy(outcomes, (outcome) => outcome.registrationId);
  const own = new Map<string, ProgressCounts>();
  const trouble: Trouble[] = [];
  for (const registration of registrations) {
    const attempts = attemptsOf.get(registration.id) ?? [];
    const progress = progressOf(attempts, now);
    const counts = own.get(registration.unitId) ?? NONE;
    own.set(registration.unitId, { ...counts, [progress]: counts[progress] + 1 });
    const running = attempts.find((attempt) => attempt.state === 'open');
    if (progress === 'away' && running) {
      const { attemptId, lastSeenAt } = running;
      trouble.push({ registration, attemptId, lastSeenAt });
    }
  }
  const all = rollUp(tree, (unitId) => own.get(unitId) ?? NONE, addProgress);
  return {
    rows: tree.units.map((unit) => ({
      unit,
      isRanked: rankedTypes.includes(unit.type),
      counts: all.get(unit.id) ?? NONE
    })),
    total: [...own.values()].reduce(addProgress, NONE),
    trouble: trouble.sort(longestUnseen)
  };
}

/** A running attempt says more than one handed in before it. */
export function progressOf(attempts: readonly AttemptOutcome[], now: Instant): Progress {
  const running = attempts.find((attempt) => attempt.state === 'open');
  if (running) return now - running.lastSeenAt > AWAY_AFTER_MS ? 'away' : 'working';
  return attempts.length > 0 ? 'submitted' : 'notStarted';
}

export const registeredIn = (counts: ProgressCounts): number =>
  counts.notStarted + counts.working + counts.away + counts.submitted;

const NONE: ProgressCounts = { notStarted: 0, working: 0, away: 0, submitted: 0 };

const addProgress = (left: ProgressCounts, right: ProgressCounts): ProgressCounts => ({
  notStarted: left.notStarted + right.notStarted,
  working: left.working + right.working,
  away: left.away + right.away,
  submitted: left.submitted + right.submitted
});

const longestUnseen = (left: Trouble, right: Trouble): number =>
  left.lastSeenAt - right.lastSeenAt ||
  compareText(left.registration.candidateNo, right.registration.candidateNo);
