import type { Instant } from '../core/time.ts';
import type { Denominator, Gate } from '../contest/rules.ts';
import { strictestGate } from '../results/gates.ts';

/** Which units a list of rates compares: those that are ranked, or every unit of the tree. */
export const UNIT_CHOICES = ['ranked', 'all'] as const;
export type UnitChoice = (typeof UNIT_CHOICES)[number];

/** What a reader of reports asks for; each report takes of it what it can show. */
export type ReportFilter = {
  /** Code of a unit: it and everything below it. */
  unit: string | null;
  bloc: string | null;
  /** The beginning of a day in Vietnam. */
  day: Instant | null;
  denominator: Denominator;
  /** In percent. */
  threshold: number;
  units: UnitChoice;
};

/** The usual threshold: units below half are named in public (finding 7). */
export const NO_FILTER: ReportFilter = {
  unit: null,
  bloc: null,
  day: null,
  denominator: 'registered',
  threshold: 50,
  units: 'ranked'
};

/**
 * What reports show unless somebody asks for something else. Rates go by the gate of the rules,
 * where there is one, so that nobody is urged by another number than the one that decides (RP2).
 */
export function usualFilter(gates: readonly Gate[]): ReportFilter {
  const gate = strictestGate(gates);
  return gate ? { ...NO_FILTER, denominator: gate.of, threshold: gate.least } : NO_FILTER;
}
