import type { Instant } from '../core/time.ts';
import type { Denominator } from './participation.ts';

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
