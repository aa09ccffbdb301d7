import type { Hundredths } from '../../core/points.ts';
import { overtimePoints } from '../../judging/final-mark.ts';
import type { JudgedSegment } from '../segments.ts';
import type { RulePoints } from './points.ts';

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
