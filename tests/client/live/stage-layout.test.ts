import { describe, expect, it } from 'vitest';
import { footOf, questionBox } from '#lib/client/live/stage-layout.ts';
import type { SegmentKind } from '#lib/domain/live/segments.ts';
import type { StageView } from '#lib/domain/live/view/stage.ts';

function stage(kind: SegmentKind, teams: number): StageView {
  const teamIds = Array.from({ length: teams }, (_, index) => `t${index}`);
  return {
    finalName: 'Chung kết',
    phase: 'segment',
    segment: { name: 'Phần 1', kind, teamIds, inIds: teamIds },
    board: { isFrozen: false, lines: [] }
  };
}

describe('the foot of a question', () => {
  it.each([
    ['simultaneous', 15, { kind: 'chips', rows: 3 }],
    ['typed', 4, { kind: 'chips', rows: 1 }],
    ['simultaneous', 60, { kind: 'sums' }],
    ['buzzer', 15, { kind: 'line' }],
    ['package', 4, { kind: 'line' }],
    ['audience', 15, { kind: 'none' }]
  ] as const)('of a segment %s with %d teams', (kind, teams, foot) => {
    expect(footOf(stage(kind, teams))).toEqual(foot);
  });

  it('leaves the question less room the more teams stand in it', () => {
    const heights = [4, 9, 15, 24].map(
      (teams) => questionBox(footOf(stage('typed', teams))).height
    );
    expect(heights).toEqual(heights.toSorted((left, right) => right - left));
    expect(heights.at(-1)).toBeGreaterThan(350);
  });
});
