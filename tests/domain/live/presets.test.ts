import { describe, expect, it } from 'vitest';
import { programmeFrom, type Preset } from '#lib/domain/live/preset.ts';
import { PRESETS } from '#lib/domain/live/presets.ts';
import type { Programme } from '#lib/domain/live/programme.ts';
import { programmeProblems } from '#lib/domain/live/programme-check.ts';
import { begun, fill, points, programmeOf, RIGHT, TEAMS, type Final } from './finals.ts';
import { slot } from '#lib/domain/live/presets/slots.ts';

const preset = (id: string): Preset => {
  const found = PRESETS.find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found;
};
const programme = (id: string, teams = TEAMS): Programme =>
  programmeFrom(preset(id), { finalId: 'final', name: 'Chung kết', teams }, fill);
/** A final in one segment of a preset. */
const segmentOf = (id: string, name: string): Final => {
  const one = preset(id)
    .segments.filter((segment) => segment.name.startsWith(name))
    .slice(0, 1);
  return begun(programmeFrom({ ...preset(id), segments: one }, FACTS, fill));
};
const FACTS = { finalId: 'final', name: 'Chung kết', teams: TEAMS };

describe('each preset', () => {
  it.each(PRESETS.map(({ id }) => id))('%s makes a programme without a problem', (id) => {
    expect(programmeProblems(programme(id))).toEqual([]);
  });

  it('is known by the names of B12', () => {
    expect(PRESETS.map(({ id }) => id)).toEqual([
      'san-khau-4-phan',
      'olympia-4-doi',
      'rung-chuong-vang',
      'chung-ket-trac-nghiem'
    ]);
  });
});

describe('san-khau-4-phan', () => {
  it('gives 100 points in all: 10 + 30 + 20 + 40 (B8)', () => {
    const most = preset('san-khau-4-phan').segments.map((segment) => {
      if (segment.kind === 'judged') return segment.maxPoints;
      if (segment.kind === 'audience') return 0;
      const count = segment.slots.reduce((sum, one) => sum + one.count, 0);
      return 'right' in segment ? count * segment.right : 0;
    });
    expect(most).toEqual([10, 20, 10, 20, 40, 0].map(points));
  });
});

describe('olympia-4-doi (B10)', () => {
  const answerAll = (final: Final, teamId: string, count: number): void => {
    for (let turn = 0; turn < count; turn += 1) {
      final.host('host:ready-question', { questionId: null });
      final.host('host:open');
      final.press(teamId);
      final.wait(1000);
      final.host('host:judge', { isRight: true });
      final.host('host:reveal');
      final.host('host:next');
    }
  };
  const ownTurn = (final: Final, teamId: string, count: number, value: number): void => {
    final.host('host:give-turn', { teamId });
    for (let turn = 0; turn < count; turn += 1) {
      final.host('host:choose-package', { value: points(value) });
      if (turn === 0 && value === 30) final.host('host:place-star');
      final.host('host:open');
      final.host('host:judge', { isRight: true });
      final.host('host:reveal');
      final.host('host:next');
    }
  };

  it('warms up to at most 180: 6 × 10 and 12 × 10', () => {
    const own = segmentOf('olympia-4-doi', 'Khởi động: lượt riêng');
    ownTurn(own, 'an', 6, 10);
    const together = segmentOf('olympia-4-doi', 'Khởi động: lượt chung');
    answerAll(together, 'an', 12);
    expect((own.totals.an ?? 0) + (together.totals.an ?? 0)).toBe(180);
  });

  it('sprints to at most 160: four times 40, in 20, 20, 30 and 30 s', () => {
    const final = segmentOf('olympia-4-doi', 'Tăng tốc');
    for (const seconds of [20, 20, 30, 30]) {
      final.host('host:ready-question', { questionId: null });
      final.host('host:open');
      const isWritten = final.state.show.usedIds.length === 3;
      final.answer('an', isWritten ? 'key-phan-1-3;' : RIGHT);
      final.wait(seconds * 1000);
      expect(final.step).toBe('open');
      final.wait(200);
      expect(final.step).toBe('closed');
      final.host('host:reveal');
      final.host('host:next');
    }
    expect(final.totals.an).toBe(160);
  });

  it('finishes at most at 390: 30 × 4 of its own with the star, and nine steals of 30', () => {
    const final = segmentOf('olympia-4-doi', 'Về đích');
    ownTurn(final, 'an', 3, 30);
    for (const teamId of ['binh', 'chi', 'dung']) {
      final.host('host:give-turn', { teamId });
      for (let turn = 0; turn < 3; turn += 1) {
        final.host('host:choose-package', { value: points(30) });
        final.host('host:open');
        final.host('host:judge', { isRight: false });
        final.press('an');
        final.wait(1000);
        final.host('host:judge', { isRight: true });
        final.host('host:reveal');
        final.host('host:next');
      }
    }
    expect(final.totals.an).toBe(390);
  });
});

describe('problems of a programme', () => {
  const whole = programmeOf([
    {
      kind: 'package',
      name: 'Về đích',
      slots: [slot(4, { value: points(20) })],
      packages: [{ value: points(20), answerMs: 1000 }],
      questionsPerTeam: 1,
      wrong: 0,
      stars: 0,
      afterWrong: { kind: 'none' }
    }
  ]);
  const [segment] = whole.segments;
  const [question] = whole.questions;
  const [key] = whole.keys;
  if (segment?.kind !== 'package' || !question || !key) throw new Error('no programme');
  const { questionIds } = segment;

  it.each([
    ['nothing', {}, []],
    ['one team', { teams: TEAMS.slice(0, 1) }, ['too-few-teams']],
    ['a team twice', { teams: [...TEAMS, TEAMS[0]] }, ['repeated-id', 'too-few-in-package']],
    ['a question in no list', { questions: whole.questions.slice(1) }, ['question-missing']],
    ['a question without key', { keys: whole.keys.slice(1) }, ['key-missing']],
    [
      'a key that names no option',
      { keys: [{ ...key, right: { kind: 'choice', places: ['H'] } }, ...whole.keys.slice(1)] },
      ['key-does-not-fit']
    ],
    [
      'a question asked twice',
      { segments: [{ ...segment, spareIds: questionIds.slice(0, 1) }] },
      ['question-used-twice']
    ],
    [
      'no question',
      { segments: [{ ...segment, questionIds: [] }] },
      ['no-questions', 'too-few-in-package']
    ],
    [
      'a value that no package offers',
      { questions: [{ ...question, value: points(25) }, ...whole.questions.slice(1)] },
      ['value-not-in-packages']
    ]
  ])('%s', (_name, over, codes) => {
    const problems = programmeProblems({ ...whole, ...over } as Programme);
    expect(problems.map(({ code }) => code)).toEqual(codes);
  });
});
