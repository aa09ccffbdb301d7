import type { Hundredths } from '../../core/points.ts';
import type { RulePoints } from './points.ts';

/** The jury's mark and, as a line of its own, the deduction for overtime. */
export const judgedPoints = (
  teamId: string,
  mark: Hundredths,
  overtime: Hundredths
): RulePoints[] => [
  { teamId, cause: 'jury', points: mark },
  { teamId, cause: 'overtime', points: overtime }
];
