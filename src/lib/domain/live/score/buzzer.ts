import type { BuzzerSegment } from '../segments.ts';
import type { Asked, Right, Verdict } from '../state.ts';
import { share, type RulePoints } from './points.ts';

/**
 * Points of an answer after a press, or of the team that the question was passed on to, which
 * plays for a part of the value and risks nothing (B9; that it risks nothing is K).
 */
export function buzzerPoints(
  segment: BuzzerSegment,
  asked: Pick<Asked, 'value'>,
  { teamId, right, verdict }: { teamId: string; right: Right; verdict: Verdict }
): RulePoints[] {
  if (right === 'pass') {
    const percent = segment.afterWrong.kind === 'pass' ? segment.afterWrong.percent : 0;
    return verdict === 'right'
      ? [{ teamId, cause: 'right', points: share(asked.value, percent) }]
      : [];
  }
  return verdict === 'right'
    ? [{ teamId, cause: 'right', points: asked.value }]
    : [{ teamId, cause: 'wrong', points: segment.wrong }];
}
