import type { Hundredths } from '../core/points.ts';
import type { HeadRow } from './views.ts';

/** One thing that stands between the marks of a team or entry and their lock. */
export type Obstacle =
  | { kind: 'sheet-missing'; judgeName: string; isHeads: boolean }
  | { kind: 'paper-waiting'; judgeName: string }
  | { kind: 'nobody-marked' }
  | { kind: 'conference-needed'; spread: Hundredths }
  | { kind: 'third-marker-needed'; spread: Hundredths }
  | { kind: 'third-marker-waiting'; judgeName: string };

/**
 * Everything that stands in the way of a lock, so that it is put right in one go. The spread is told
 * only where the marks may be seen; before that the missing sheets are what there is to do.
 *
 * @param headId who asks; the own missing sheet is the first thing to do
 */
export function obstaclesOf(
  row: Pick<HeadRow, 'isLocked' | 'states' | 'marks' | 'refusal'>,
  headId: string
): Obstacle[] {
  if (row.isLocked) return [];
  const panel = row.states.filter(({ isThirdMarker }) => !isThirdMarker);
  const waiting = row.states.filter(({ isPaperWaiting }) => isPaperWaiting);
  const missing = panel.filter(
    (one) => isOut(one) && one.waiverReason === null && !one.isPaperWaiting
  );
  return [
    ...[...missing]
      .sort((left, right) => Number(right.judgeId === headId) - Number(left.judgeId === headId))
      .map(({ judgeId, judgeName }): Obstacle => ({
        kind: 'sheet-missing',
        judgeName,
        isHeads: judgeId === headId
      })),
    ...waiting.map(({ judgeName }): Obstacle => ({ kind: 'paper-waiting', judgeName })),
    ...(row.refusal === 'nobody-marked' ? [{ kind: 'nobody-marked' } as const] : []),
    ...gateObstacles(row)
  ];
}

function gateObstacles({ states, marks }: Pick<HeadRow, 'states' | 'marks'>): Obstacle[] {
  const verdict = marks?.verdict;
  if (!verdict) return [];
  const { spread } = verdict.aggregate;
  if (verdict.gate === 'conference-needed') return [{ kind: 'conference-needed', spread }];
  if (verdict.gate !== 'third-marker-needed') return [];
  const third = states.find(({ isThirdMarker }) => isThirdMarker);
  if (!third) return [{ kind: 'third-marker-needed', spread }];
  return third.isPaperWaiting ? [] : [{ kind: 'third-marker-waiting', judgeName: third.judgeName }];
}

const isOut = ({ state }: HeadRow['states'][number]): boolean =>
  state === 'draft' || state === 'reopened';
