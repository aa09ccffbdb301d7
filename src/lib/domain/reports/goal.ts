import type { Denominator } from '../contest/rules.ts';
import { closedGates, type GateCheck } from '../results/gates.ts';
import { missingTo } from '../results/share.ts';
import type { ReportFilter } from './filter.ts';
import { shareOf, type Participation } from './participation.ts';

/** What a unit is urged towards. */
export type Goal = {
  denominator: Denominator;
  /** In percent. */
  threshold: number;
  /** People who are missing; 0 where it is reached, null where nobody can say. */
  missing: number | null;
  /** True where the unit is not ranked without it (B4). */
  isGate: boolean;
};

/**
 * The goal of a unit: the gate that it misses, or one that it has passed. A part of a ranked unit
 * has no gate of its own: it is measured by what the reports usually go by.
 *
 * @param checks how the unit stands at the gates; none for a unit that is not ranked
 */
export function goalOf(
  figures: Participation,
  checks: readonly GateCheck[],
  { denominator, threshold }: Pick<ReportFilter, 'denominator' | 'threshold'>
): Goal {
  const [check] = [...closedGates(checks), ...checks];
  if (check) {
    const { gate, missing } = check;
    return { denominator: gate.of, threshold: gate.least, missing, isGate: true };
  }
  const share = shareOf(figures, denominator);
  const missing = share?.whole ? missingTo(threshold, share) : null;
  return { denominator, threshold, missing, isGate: false };
}
