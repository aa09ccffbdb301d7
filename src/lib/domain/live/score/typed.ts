import type { TypedSegment } from '../segments.ts';
import type { RulePoints } from './points.ts';

/**
 * Points by speed: the place of a right answer is 1 + the number of strictly faster right ones, so
 * equal times share the better place (B9 ties in time, B10 tăng tốc 40/30/20/10).
 */
export function typedPoints(
  segment: TypedSegment,
  answers: readonly { teamId: string; isRight: boolean; usedMs: number }[]
): RulePoints[] {
  const right = answers
    .filter((answer) => answer.isRight)
    .map(({ teamId, usedMs }) => ({ teamId, units: Math.floor(usedMs / segment.timeUnitMs) }));
  return right.map(({ teamId, units }) => {
    const faster = right.filter((other) => other.units < units).length;
    return { teamId, cause: 'speed', points: segment.ladder[faster] ?? 0 };
  });
}
