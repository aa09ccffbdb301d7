import type { Hundredths } from '../core/points.ts';
import type { Aggregation } from './aggregation.ts';
import type { Overtime } from './final-mark.ts';
import { rubricProblems, type Rubric, type RubricProblem } from './rubric.ts';

/** What a panel marks: the performances of one segment of a final, or the entries of one call. */
export type MarkingOn =
  { kind: 'segment'; finalId: string; segmentId: string } | { kind: 'call'; callId: string };

/** preparing > open (sheets are out) > locked (every mark is final). */
export const MARKING_STATES = ['preparing', 'open', 'locked'] as const;
export type MarkingState = (typeof MARKING_STATES)[number];

/** Where a contest stands with its jury: "Ban Giám khảo đang chấm điểm", or all is locked. */
export type JuryState = 'at-work' | 'done';

/** What everybody may know of a contest's markings; null while no sheet is out. */
export function juryState(states: readonly MarkingState[]): JuryState | null {
  if (states.includes('open')) return 'at-work';
  return states.includes('locked') ? 'done' : null;
}

/** How sheets become the mark that counts. */
export type MarkingRules = {
  aggregation: Aggregation;
  /** Null where nobody times, or where the show itself takes overtime off. */
  overtime: Overtime | null;
};

export type OpenRefusal =
  'no-judges' | 'nothing-to-mark' | 'rubric-wrong' | 'nobody-may-mark' | 'already-open';

/** Why sheets cannot be given out yet, or null. */
export function openRefusal(facts: {
  state: MarkingState;
  rubric: Rubric;
  judges: number;
  /** For each team or entry, how many judges may mark it. */
  panels: readonly number[];
}): OpenRefusal | null {
  if (facts.state !== 'preparing') return 'already-open';
  if (rubricProblems(facts.rubric).length > 0) return 'rubric-wrong';
  if (facts.judges === 0) return 'no-judges';
  if (facts.panels.length === 0) return 'nothing-to-mark';
  return facts.panels.includes(0) ? 'nobody-may-mark' : null;
}

export type RulesProblem = RubricProblem['code'] | 'precision-wrong' | 'gate-wrong';

/** Everything that would make marks meaningless, told to the one who prepares them. */
export function markingProblems(rubric: Rubric, rules: MarkingRules): RulesProblem[] {
  const { precision, gate, outlier } = rules.aggregation;
  const limits: (Hundredths | undefined)[] = [gate?.atLeast, outlier?.furthest];
  return [
    ...rubricProblems(rubric).map(({ code }) => code),
    ...(precision <= 0 ? (['precision-wrong'] as const) : []),
    ...(limits.some((limit) => limit !== undefined && limit <= 0) ? (['gate-wrong'] as const) : [])
  ];
}
