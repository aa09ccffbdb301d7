import type { Hundredths } from '../core/points.ts';
import type { Registration } from '../people/registration.ts';
import type { AttemptOutcome } from '../quiz/outcome.ts';
import { isValid } from '../results/entry.ts';
import type { Share } from '../results/share.ts';
import type { UnitTree } from '../units/tree.ts';
import type { Unit } from '../units/unit.ts';
import { rollUp } from './roll-up.ts';

/** The counts that are never mixed (finding 4), and what rates and averages are made of. */
export type Participation = {
  /** People registered (đăng ký). */
  registered: number;
  /** People who have handed in at least once (người dự thi). */
  tookPart: number;
  /** People with an attempt that runs now. */
  working: number;
  /** Attempts begun, the running ones included (lượt thi). */
  attempts: number;
  /** Attempts handed in and marked (bài hợp lệ). */
  valid: number;
  /** Sum of the scores of valid entries: a mean is always this by `valid`, never a mean of means (A5). */
  scoreSum: Hundredths;
  highestScore: Hundredths | null;
  /** Officials present where somebody counted them; null where nobody did. */
  headcount: number | null;
  /** Units whose officials nobody counted. While there are any, a rate to headcount would be wrong. */
  uncounted: number;
};

/** A unit with its own figures and those of everything below it together. */
export type ParticipationRow = {
  unit: Unit;
  parentCode: string | null;
  /** 0 for the top of the table. */
  level: number;
  own: Participation;
  all: Participation;
};

export type ParticipationTable = { rows: ParticipationRow[]; total: Participation };

/**
 * Participation by unit with roll-up (RP1): parents before children, in the order of the official
 * list, and the total of all.
 *
 * @param topId where only one unit and everything below it is asked for
 */
export function participationTable(
  tree: UnitTree,
  registrations: readonly Registration[],
  outcomes: readonly AttemptOutcome[],
  topId?: string
): ParticipationTable {
  const own = ownFigures(tree, registrations, outcomes);
  const ownOf = (unitId: string): Participation => own.get(unitId) ?? NOBODY;
  const all = rollUp(tree, ownOf, addParticipation);
  const tops = topId === undefined ? tree.children(null) : tree.path(topId).slice(0, 1);

  const rowsFrom = (unit: Unit, level: number): ParticipationRow[] => [
    {
      unit,
      parentCode: unit.parentId === null ? null : (tree.get(unit.parentId)?.code ?? null),
      level,
      own: ownOf(unit.id),
      all: all.get(unit.id) ?? NOBODY
    },
    ...tree.children(unit.id).flatMap((child) => rowsFrom(child, level + 1))
  ];
  return {
    rows: tops.flatMap((top) => rowsFrom(top, 0)),
    total: tops.map((top) => all.get(top.id) ?? NOBODY).reduce(addParticipation, NOBODY)
  };
}

export const NOBODY: Participation = {
  registered: 0,
  tookPart: 0,
  working: 0,
  attempts: 0,
  valid: 0,
  scoreSum: 0,
  highestScore: null,
  headcount: null,
  uncounted: 0
};

/** Sums two figures. Heads that nobody counted stay unknown until some are known. */
export function addParticipation(left: Participation, right: Participation): Participation {
  return {
    registered: left.registered + right.registered,
    tookPart: left.tookPart + right.tookPart,
    working: left.working + right.working,
    attempts: left.attempts + right.attempts,
    valid: left.valid + right.valid,
    scoreSum: left.scoreSum + right.scoreSum,
    highestScore: either(left.highestScore, right.highestScore, Math.max),
    headcount: either(left.headcount, right.headcount, (one, other) => one + other),
    uncounted: left.uncounted + right.uncounted
  };
}

/** People who took part, of those registered. */
export const shareOfRegistered = (figures: Participation): Share => ({
  part: figures.tookPart,
  whole: figures.registered
});

/** People who took part, of the officials present; null unless all of them were counted. */
export function shareOfHeadcount(figures: Participation): Share | null {
  if (figures.headcount === null || figures.uncounted > 0) return null;
  return { part: figures.tookPart, whole: figures.headcount };
}

/** Mean score of valid entries in whole hundredths, rounded half up; null without entries. */
export function averageScore({ scoreSum, valid }: Participation): Hundredths | null {
  return valid === 0 ? null : Math.floor((2 * scoreSum + valid) / (2 * valid));
}

function ownFigures(
  tree: UnitTree,
  registrations: readonly Registration[],
  outcomes: readonly AttemptOutcome[]
): Map<string, Participation> {
  const attemptsOf = Map.groupBy(outcomes, (outcome) => outcome.registrationId);
  const figures = new Map(tree.units.map((unit) => [unit.id, headsOf(tree, unit)]));
  for (const registration of registrations) {
    const before = figures.get(registration.unitId) ?? NOBODY;
    const own = oneContestant(attemptsOf.get(registration.id) ?? []);
    const uncounted = before.headcount === null ? 1 : 0;
    figures.set(registration.unitId, { ...addParticipation(before, own), uncounted });
  }
  return figures;
}

/** A unit that only holds others, such as a province, need not be counted itself. */
const headsOf = (tree: UnitTree, unit: Unit): Participation => ({
  ...NOBODY,
  headcount: unit.headcount,
  uncounted: unit.headcount === null && tree.children(unit.id).length === 0 ? 1 : 0
});

function oneContestant(attempts: readonly AttemptOutcome[]): Participation {
  const valid = attempts.filter(isValid);
  const scores = valid.map((attempt) => attempt.score);
  return {
    ...NOBODY,
    registered: 1,
    tookPart: attempts.some((attempt) => attempt.state === 'submitted') ? 1 : 0,
    working: attempts.some((attempt) => attempt.state === 'open') ? 1 : 0,
    attempts: attempts.length,
    valid: valid.length,
    scoreSum: scores.reduce((sum, score) => sum + score, 0),
    highestScore: scores.length === 0 ? null : Math.max(...scores)
  };
}

function either(
  left: number | null,
  right: number | null,
  join: (left: number, right: number) => number
): number | null {
  if (left === null || right === null) return left ?? right;
  return join(left, right);
}
