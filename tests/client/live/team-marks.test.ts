import { describe, expect, it } from 'vitest';
import { markedTeams } from '#lib/client/live/team-marks.ts';
import type { StageView } from '#lib/domain/live/view/stage.ts';

const names = ['Một', 'Hai', 'Ba', 'Bốn'];
const ids = ['t1', 't2', 't3', 't4'];

const stage = (fields: Partial<StageView>): StageView => ({
  finalName: 'Chung kết',
  phase: 'segment',
  segment: { name: 'Phần 1', kind: 'simultaneous', teamIds: ids, inIds: ids },
  board: {
    isFrozen: false,
    lines: ids.map((teamId, index) => ({ teamId, name: names[index]!, rank: 1, points: 0 }))
  },
  ...fields
});

const marks = (view: StageView) => markedTeams(view).map(({ mark }) => mark);
const answer = (teamId: string, isRight: boolean) => ({
  teamId,
  isRight,
  usedMs: 1000,
  answer: { kind: 'choice' as const, places: ['B' as const] }
});

describe('marks of teams', () => {
  it('tell who has answered, not what', () => {
    const open = stage({ step: 'open', answeredIds: ['t2'] });
    expect(marks(open)).toEqual(['waiting', 'answered', 'waiting', 'waiting']);
    expect(markedTeams(open).every((team) => team.given === undefined)).toBe(true);
  });

  it('tell right, wrong, blank and out at the reveal', () => {
    const view = stage({
      step: 'revealed',
      segment: {
        name: 'Phần 1',
        kind: 'simultaneous',
        teamIds: ids,
        inIds: ['t1', 't3']
      },
      answeredIds: ['t1', 't2'],
      answers: [answer('t1', true), answer('t2', false)]
    });
    expect(marks(view)).toEqual(['right', 'wrong', 'blank', 'out']);
  });

  it('leave nobody blank where only one may answer', () => {
    const view = stage({
      step: 'revealed',
      segment: { name: 'Phần 2', kind: 'buzzer', teamIds: ids, inIds: ids },
      answeredIds: [],
      answers: [],
      asked: {
        number: 1,
        value: 1000,
        isStarred: false,
        attempts: [
          { teamId: 't1', right: 'buzz', verdict: 'wrong' },
          { teamId: 't3', right: 'buzz', verdict: 'right' }
        ]
      }
    });
    expect(marks(view)).toEqual(['wrong', 'waiting', 'right', 'waiting']);
  });

  it('show whose turn it is before anything else', () => {
    const view = stage({ step: 'answering', acting: { teamId: 't4', right: 'buzz' } });
    expect(marks(view)).toEqual(['waiting', 'waiting', 'waiting', 'acting']);
  });
});
