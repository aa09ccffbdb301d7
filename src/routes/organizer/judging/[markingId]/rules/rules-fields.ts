import { rounded } from '#lib/domain/core/fraction.ts';
import type { Hundredths } from '#lib/domain/core/points.ts';
import { SECOND } from '#lib/domain/core/time.ts';
import type { MarkingRules } from '#lib/domain/judging/marking.ts';
import { rubricMaximum, type Rubric } from '#lib/domain/judging/rubric.ts';
import { typedNumber } from '#lib/text/format.ts';

/** A criterion as it is typed. */
export type RowFields = Record<'id' | 'name' | 'guidance' | 'max' | 'step' | 'weight', string>;

export const SINGLE_FIELDS = [
  'name',
  'rubricName',
  'method',
  'outlier',
  'gate',
  'gateAction',
  'precision',
  'overtimePoints',
  'overtimeSeconds',
  'overtimeMost'
] as const;

/** The form as it is typed, whatever of it makes sense. */
export type RulesFields = Record<(typeof SINGLE_FIELDS)[number], string> & { rows: RowFields[] };

const typed = (points: Hundredths): string => typedNumber(points / 100);

/** A row to begin from: ten points in half steps. */
export const emptyRow = (id: string): RowFields => ({
  id,
  name: '',
  guidance: '',
  max: typed(1000),
  step: typed(50),
  weight: typed(100)
});

/** A marking as the fields of its form. Overtime that is switched on begins as in B11 (K). */
export function fieldsOf(name: string, rubric: Rubric, rules: MarkingRules): RulesFields {
  const { method, outlier, gate, precision } = rules.aggregation;
  const { overtime } = rules;
  return {
    name,
    rubricName: rubric.name,
    rows: rubric.criteria.map((one) => ({
      id: one.id,
      name: one.name,
      guidance: one.guidance,
      max: typed(one.max),
      step: typed(one.step),
      weight: typed(one.weight)
    })),
    method,
    outlier: outlier ? typed(outlier.furthest) : '',
    gate: gate ? typed(gate.atLeast) : '',
    gateAction: gate?.action ?? 'confer',
    precision: typed(precision),
    overtimePoints: overtime ? typed(overtime.points) : '',
    overtimeSeconds: String((overtime?.everyMs ?? 60 * SECOND) / SECOND),
    overtimeMost: typed(overtime?.most ?? 500)
  };
}

/** What a perfect sheet comes to as it is typed; null while something is no number. */
export function totalOf(rows: readonly RowFields[]): Hundredths | null {
  const criteria = rows.map((row) => {
    const [max, weight] = [row.max, row.weight].map((text) =>
      Math.round(Number(text.trim().replace(',', '.')) * 100)
    ) as [number, number];
    return { ...row, max, weight, step: 1 };
  });
  const isNumber = criteria.every(({ max, weight }) => Number.isInteger(max + weight));
  return isNumber ? rounded(rubricMaximum({ name: '', criteria })) : null;
}
