import { groupBy } from '../../core/group.ts';
import type { Hundredths } from '../../core/points.ts';
import type { Minutes } from '../minutes.ts';
import { sumsOf, type MinutesLine } from './lines.ts';

/** What each team got in each segment, all its heats together; teams in the order of the board. */
export type PointsMatrix = {
  segments: { segmentId: string; name: string }[];
  rows: {
    teamId: string;
    rank: number;
    bySegment: Hundredths[];
    between: Hundredths;
    total: Hundredths;
  }[];
};

/** Points by segment and team. */
export function pointsBySegment({ segments, between, ranking }: Minutes): PointsMatrix {
  const played = [...groupBy(segments, ({ segmentId }) => segmentId)];
  const sumOf = (teamId: string, lines: readonly MinutesLine[]): Hundredths =>
    sumsOf([teamId], lines)[0]?.points ?? 0;
  return {
    segments: played.map(([segmentId, all]) => ({ segmentId, name: all[0]?.name ?? '' })),
    rows: ranking.map(({ teamId, rank, points }) => ({
      teamId,
      rank,
      bySegment: played.map(([, all]) =>
        sumOf(
          teamId,
          all.flatMap(({ lines }) => lines)
        )
      ),
      between: sumOf(teamId, between),
      total: points
    }))
  };
}
