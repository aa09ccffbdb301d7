import { rounded, type Fraction } from '../core/fraction.ts';
import type { Hundredths } from '../core/points.ts';
import { aggregate, type Aggregate, type JudgeTotal } from './aggregation.ts';
import { finalMark, type Adjustment, type FinalMark } from './final-mark.ts';
import { gateState, juryMark, type GateOutcome, type GateState } from './gate.ts';
import type { MarkingRules } from './marking.ts';
import type { Rubric } from './rubric.ts';

/** What is known of one team or entry when its mark is made. */
export type MarkedFacts = {
  rules: MarkingRules;
  /** Totals of the sheets that are handed in. */
  totals: readonly JudgeTotal[];
  /** What the panel concluded after conferring. */
  conclusion: string | null;
  /** Null while no third marker has handed in. */
  third: { judgeId: string; total: Fraction } | null;
  adjustments: readonly Adjustment[];
};

/** The mark of one team or entry as it stands, with how it came about. */
export type Verdict = {
  aggregate: Aggregate;
  gate: GateState;
  outcome: GateOutcome | null;
  final: FinalMark;
};

/** The mark from what is handed in so far, or null before anybody has handed in. */
export function verdict(facts: MarkedFacts): Verdict | null {
  const { rules, totals, adjustments } = facts;
  if (totals.length === 0) return null;
  const { aggregation } = rules;
  const made = aggregate(totals, aggregation);
  const outcome = outcomeOf(facts);
  const gate = gateState(made, aggregation.gate, outcome);
  const result = gate === 'settled' ? juryMark(made, outcome) : made.result;
  return { aggregate: made, gate, outcome, final: finalMark({ result }, adjustments) };
}

function outcomeOf({ rules, conclusion, third }: MarkedFacts): GateOutcome | null {
  const { gate, precision } = rules.aggregation;
  if (gate?.action === 'third-marker') {
    const mark = (total: Fraction): Hundredths => rounded(total, precision);
    return third && { kind: 'third-marker', judgeId: third.judgeId, mark: mark(third.total) };
  }
  return conclusion === null ? null : { kind: 'conferred', conclusion };
}

/** What stands between the marks of one team or entry and their lock. */
export type LockRefusal =
  | 'already-locked'
  | 'paper-unconfirmed'
  | 'sheets-missing'
  | 'nobody-marked'
  | 'conference-needed'
  | 'third-marker-needed';

/** Why marks cannot be locked now, or null. A missing sheet may be waived, an open gate never. */
export function lockRefusal(facts: {
  isLocked: boolean;
  /** Judges whose sheets are wanted, not handed in and not waived. */
  missing: number;
  /** Sheets keyed in from paper by one person that nobody has confirmed. */
  unconfirmed: number;
  verdict: Pick<Verdict, 'gate'> | null;
}): LockRefusal | null {
  if (facts.isLocked) return 'already-locked';
  if (facts.unconfirmed > 0) return 'paper-unconfirmed';
  if (facts.missing > 0) return 'sheets-missing';
  if (facts.verdict === null) return 'nobody-marked';
  const { gate } = facts.verdict;
  return gate === 'not-reached' || gate === 'settled' ? null : gate;
}

/** Everything that a locked mark was made of and what it came to, as text to be hashed. */
export const lockContent = (facts: {
  markedId: string;
  rubric: Rubric;
  rules: MarkingRules;
  /** Seals of the sheets that count, by judge. */
  seals: readonly (readonly [judgeId: string, seal: string])[];
  third: readonly [judgeId: string, seal: string] | null;
  waived: readonly string[];
  conclusion: string | null;
  final: FinalMark;
}): string =>
  JSON.stringify([
    facts.markedId,
    facts.rubric.criteria.map(({ id, max, step, weight }) => [id, max, step, weight]),
    facts.rules.aggregation,
    [...facts.seals].sort(([left], [right]) => (left < right ? -1 : 1)),
    facts.third,
    [...facts.waived].sort(),
    facts.conclusion,
    facts.final.adjustments.map(({ kind, points, reason }) => [kind, points, reason]),
    facts.final.jury,
    facts.final.total
  ]);
