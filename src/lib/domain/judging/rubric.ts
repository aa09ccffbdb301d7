import { fraction, sumOf, times, type Fraction } from '../core/fraction.ts';
import type { Hundredths } from '../core/points.ts';

/** One thing a judge looks at. Marks go from 0 to the maximum in whole steps. */
export type Criterion = {
  id: string;
  name: string;
  /** What to look for, for the judge. */
  guidance: string;
  max: Hundredths;
  step: Hundredths;
  /** What a point counts, in hundredths: 100 is simple, 150 one and a half. */
  weight: number;
};

/** The mark scheme of a segment or of entries (B7, B11). */
export type Rubric = { name: string; criteria: readonly Criterion[] };

/** One judge's mark for one criterion; the criteria without one are still open. */
export type Marks = ReadonlyMap<string, Hundredths>;

export type MarkRefusal = 'unknown-criterion' | 'mark-out-of-range' | 'mark-between-steps';

export type RubricProblem = {
  code:
    'no-criteria' | 'repeated-criterion' | 'maximum-missing' | 'step-does-not-fit' | 'no-weight';
  criterionId: string | null;
};

/** Why this mark cannot stand for this criterion, or null. */
export function markRefusal(
  { criteria }: Rubric,
  criterionId: string,
  mark: Hundredths
): MarkRefusal | null {
  const criterion = criteria.find((one) => one.id === criterionId);
  if (!criterion) return 'unknown-criterion';
  if (!Number.isInteger(mark) || mark < 0 || mark > criterion.max) return 'mark-out-of-range';
  return mark % criterion.step === 0 ? null : 'mark-between-steps';
}

/** Criteria that have no mark yet, in the order of the sheet. */
export const openCriteria = ({ criteria }: Rubric, marks: Marks): Criterion[] =>
  criteria.filter(({ id }) => !marks.has(id));

/** What a sheet comes to in hundredths, weights applied; exact, because weights make fractions. */
export const sheetTotal = ({ criteria }: Rubric, marks: Marks): Fraction =>
  sumOf(criteria.map(({ id, weight }) => weighted(marks.get(id) ?? 0, weight)));

/** What a perfect sheet comes to, in hundredths. */
export const rubricMaximum = ({ criteria }: Rubric): Fraction =>
  sumOf(criteria.map(({ max, weight }) => weighted(max, weight)));

/** Everything that would keep a judge from marking, told to the one who makes the rubric. */
export function rubricProblems({ criteria }: Rubric): RubricProblem[] {
  if (criteria.length === 0) return [{ code: 'no-criteria', criterionId: null }];
  return criteria.flatMap((criterion, index) => {
    const codes: RubricProblem['code'][] = [];
    if (criteria.findIndex(({ id }) => id === criterion.id) !== index) {
      codes.push('repeated-criterion');
    }
    if (criterion.max <= 0) codes.push('maximum-missing');
    if (criterion.step <= 0 || criterion.max % criterion.step !== 0)
      codes.push('step-does-not-fit');
    if (criterion.weight <= 0) codes.push('no-weight');
    return codes.map((code) => ({ code, criterionId: criterion.id }));
  });
}

const weighted = (mark: Hundredths, weight: number): Fraction =>
  times(fraction(mark), fraction(weight, 100));
