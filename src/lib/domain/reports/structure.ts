import { compareText } from '../core/vietnamese.ts';
import type { UnitTree } from '../units/tree.ts';
import { blocOf, blocsOf } from './scope.ts';
import { sharesOfWhole } from './shares-of-whole.ts';

/** What the person record tells people apart by. */
export const TRAITS = ['sex', 'birthYear', 'position'] as const;
export type Trait = (typeof TRAITS)[number];

/** People of a unit who have the same value of a trait; null where the record has none. */
export type TraitCounts = {
  unitId: string;
  value: string | number | null;
  registered: number;
  tookPart: number;
};

/** A group of people and its share of those who took part. */
export type StructureGroup = {
  /** Null: not on record. */
  key: string | null;
  registered: number;
  tookPart: number;
  /** Of all who took part, in hundredths of a percent, rounded by itself. Null where nobody did. */
  share: number | null;
};

/** Years of age, from this to below the next. */
export const AGE_BANDS = ['under-30', '30-39', '40-49', '50-59', 'from-60'] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

type Counted = { registered: number; tookPart: number };

/** Those who took part by sex (RP7). */
export const bySex = (counts: readonly TraitCounts[]): StructureGroup[] =>
  grouped(counts, ({ value }) => textOf(value), ['male', 'female', 'other']);

/** Those who took part by age in the year of the contest (RP7). */
export const byAge = (counts: readonly TraitCounts[], year: number): StructureGroup[] =>
  grouped(
    counts,
    ({ value }) => (value === null ? null : ageBand(year - Number(value))),
    AGE_BANDS
  );

/** Those who took part by position, the most first; not on record last (RP7). */
export const byPosition = (counts: readonly TraitCounts[]): StructureGroup[] => {
  const positions = [...new Set(counts.flatMap(({ value }) => textOf(value) ?? []))];
  const sizes = new Map<string, number>();
  for (const { value, tookPart } of counts) {
    const key = textOf(value);
    if (key !== null) sizes.set(key, (sizes.get(key) ?? 0) + tookPart);
  }
  const order = positions.sort(
    (left, right) => (sizes.get(right) ?? 0) - (sizes.get(left) ?? 0) || compareText(left, right)
  );
  return grouped(counts, ({ value }) => textOf(value), order);
};

/** Those who took part by the bloc of their unit (RP7). */
export const byBloc = (
  tree: UnitTree,
  counts: readonly (Counted & { unitId: string })[]
): StructureGroup[] => grouped(counts, ({ unitId }) => blocOf(tree, unitId), blocsOf(tree));

/** Those who took part by the type of their unit (RP7). */
export function byUnitType(
  tree: UnitTree,
  counts: readonly (Counted & { unitId: string })[]
): StructureGroup[] {
  const types = [...new Set(tree.units.map((unit) => unit.type))];
  return grouped(counts, ({ unitId }) => tree.get(unitId)?.type ?? null, types);
}

/** The band of an age in years. */
export function ageBand(age: number): AgeBand {
  if (age < 30) return 'under-30';
  if (age < 40) return '30-39';
  if (age < 50) return '40-49';
  return age < 60 ? '50-59' : 'from-60';
}

function grouped<Row extends Counted>(
  rows: readonly Row[],
  keyOf: (row: Row) => string | null,
  order: readonly string[]
): StructureGroup[] {
  const sums = new Map<string | null, Counted>();
  for (const row of rows) {
    const key = keyOf(row);
    const sum = sums.get(key) ?? { registered: 0, tookPart: 0 };
    sums.set(key, {
      registered: sum.registered + row.registered,
      tookPart: sum.tookPart + row.tookPart
    });
  }
  const keys = [...order, null].filter((key) => sums.get(key)?.registered);
  const shares = sharesOfWhole(keys.map((key) => sums.get(key)?.tookPart ?? 0));
  return keys.map((key, at) => ({
    key,
    ...(sums.get(key) ?? { registered: 0, tookPart: 0 }),
    share: shares?.[at] ?? null
  }));
}

const textOf = (value: TraitCounts['value']): string | null =>
  value === null || value === '' ? null : String(value);
