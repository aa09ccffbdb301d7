import type { Hundredths } from '../../core/points.ts';
import type { SimultaneousSegment } from '../segments.ts';
import type { RulePoints } from './points.ts';

/**
 * Points of a question that all teams answer: by the right answer, a wrong one, or none.
 *
 * @param value what a right answer is worth
 * @param verdicts of the teams that could answer; null for a team without an answer
 */
export const simultaneousPoints = (
  segment: SimultaneousSegment,
  value: Hundredths,
  verdicts: readonly { teamId: string; isRight: boolean | null }[]
): RulePoints[] =>
  verdicts.map(({ teamId, isRight }) => {
    if (isRight === null) return { teamId, cause: 'blank', points: segment.blank };
    return isRight
      ? { teamId, cause: 'right', points: value }
      : { teamId, cause: 'wrong', points: segment.wrong };
  });
