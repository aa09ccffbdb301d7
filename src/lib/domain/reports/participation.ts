import type { Denominator } from '../contest/rules.ts';
import { fraction, rounded } from '../core/fraction.ts';
import type { Hundredths } from '../core/points.ts';
import type { Share } from '../results/share.ts';
import { isUncounted } from '../units/headcount.ts';
import type { UnitTree } from '../units/tree.ts';
import type { Unit } from '../units/unit.ts';
import { rollUp } from './roll-up.ts';
import { unitsIn, WHOLE_CONTEST, type ReportScope } from './scope.ts';

/** What was counted in one unit itself, without those below it. */
export type UnitCounts = {
  unitId: string;
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
  /** Valid entries with every question right. */
  perfect: number;
  /** Sum of the scores of valid entries: a mean is always this by `valid`, never a mean of means (A5). */
  scoreSum: Hundredths;
  highestScore: Hundredths | null;
};

/** The counts that are never mixed (finding 4), and what rates and averages are made of. */
export type Participation = Omit<UnitCounts, 'unitId'> & {
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
 * @param scope where only a part of the contest is asked for
 */
export function participationTable(
  tree: UnitTree,
  counts: readonly UnitCounts[],
  scope: ReportScope = WHOLE_CONTEST
): ParticipationTable {
  const inside = new Set(unitsIn(tree, scope));
  const own = ownFigures(tree, counts, inside);
  const ownOf = (unitId: string): Participation => own.get(unitId) ?? NOBODY;
  const all = rollUp(tree, ownOf, addParticipation);
  const parentOf = (unit: Unit): Unit | undefined =>
    unit.parentId === null ? undefined : tree.get(unit.parentId);
  const tops = [...inside].filter((unit) => {
    const parent = parentOf(unit);
    return !parent || !inside.has(parent);
  });

  const rowsFrom = (unit: Unit, level: number): ParticipationRow[] => [
    {
      unit,
      parentCode: parentOf(unit)?.code ?? null,
      level,
      own: ownOf(unit.id),
      all: all.get(unit.id) ?? NOBODY
    },
    ...tree
      .children(unit.id)
      .filter((child) => inside.has(child))
      .flatMap((child) => rowsFrom(child, level + 1))
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
  perfect: 0,
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
    perfect: left.perfect + right.perfect,
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

/** The participation rate by the denominator that is asked for. */
export const shareOf = (figures: Participation, denominator: Denominator): Share | null =>
  denominator === 'registered' ? shareOfRegistered(figures) : shareOfHeadcount(figures);

/** Mean score of valid entries in whole hundredths, rounded half up; null without entries. */
export function averageScore({ scoreSum, valid }: Participation): Hundredths | null {
  return valid === 0 ? null : rounded(fraction(scoreSum, valid));
}

function ownFigures(
  tree: UnitTree,
  counts: readonly UnitCounts[],
  inside: ReadonlySet<Unit>
): Map<string, Participation> {
  const counted = new Map(counts.map(({ unitId, ...figures }) => [unitId, figures]));
  return new Map(
    [...inside].map((unit) => {
      const figures = counted.get(unit.id);
      return [
        unit.id,
        {
          ...NOBODY,
          ...figures,
          headcount: unit.headcount,
          uncounted: isUncounted(tree, unit, figures?.registered ?? 0) ? 1 : 0
        }
      ];
    })
  );
}

function either(
  left: number | null,
  right: number | null,
  join: (left: number, right: number) => number
): number | null {
  if (left === null || right === null) return left ?? right;
  return join(left, right);
}
