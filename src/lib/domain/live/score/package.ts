import type { PackageSegment } from '../segments.ts';
import type { Asked, Right, Verdict } from '../state.ts';
import { share, type RulePoints } from './points.ts';

/**
 * Points of one attempt at a chosen question (B9 steal, B10 về đích). A star doubles a right
 * answer of the owner and loses the value otherwise. A right steal takes the value from the owner,
 * but not a second time from one who lost it by the star (K); a wrong one costs a part of it.
 */
export function packagePoints(
  segment: PackageSegment,
  asked: Pick<Asked, 'value' | 'ownerId' | 'isStarred'>,
  { teamId, right, verdict }: { teamId: string; right: Right; verdict: Verdict }
): RulePoints[] {
  const { value, ownerId, isStarred } = asked;
  const { afterWrong } = segment;
  if (right === 'own') {
    if (verdict === 'right')
      return [{ teamId, cause: 'right', points: isStarred ? 2 * value : value }];
    if (isStarred) return [{ teamId, cause: 'star-lost', points: -value }];
    return verdict === 'wrong' ? [{ teamId, cause: 'wrong', points: segment.wrong }] : [];
  }
  if (afterWrong.kind === 'steal') {
    if (verdict !== 'right') {
      return [{ teamId, cause: 'wrong', points: -share(value, afterWrong.wrongPercent) }];
    }
    const stolen = ownerId === null || isStarred ? 0 : -value;
    return [
      { teamId, cause: 'steal', points: value },
      ...(ownerId === null ? [] : [{ teamId: ownerId, cause: 'stolen' as const, points: stolen }])
    ];
  }
  if (afterWrong.kind === 'pass' && verdict === 'right') {
    return [{ teamId, cause: 'right', points: share(value, afterWrong.percent) }];
  }
  return [];
}
