import type { Hundredths } from '../../core/points.ts';
import type { JudgedSegment, Overtime } from '../segments.ts';
import type { RulePoints } from './points.ts';

/** What overtime costs, zero or less: per started piece beyond the limit, with a cap (B11, K). */
export function overtimePoints(
  limitMs: number,
  overtime: Overtime | null,
  usedMs: number
): Hundredths {
  if (overtime === null || usedMs <= limitMs) return 0;
  const pieces = Math.ceil((usedMs - limitMs) / overtime.everyMs);
  return -Math.min(pieces * overtime.points, overtime.most);
}

/** The jury's mark and, as a line of its own, the deduction for overtime. */
export const judgedPoints = (
  segment: JudgedSegment,
  teamId: string,
  mark: Hundredths,
  usedMs: number
): RulePoints[] => [
  { teamId, cause: 'jury', points: mark },
  { teamId, cause: 'overtime', points: overtimePoints(segment.limitMs, segment.overtime, usedMs) }
];
