import { describe, expect, it } from 'vitest';
import { SECOND } from '#lib/domain/core/time.ts';
import type { SegmentPreset } from '#lib/domain/live/preset.ts';
import { slot } from '#lib/domain/live/presets/slots.ts';
import { standingsOf } from '#lib/domain/live/standings.ts';
import { playing, points, programmeOf, type Final } from './finals.ts';

const suddenDeath: SegmentPreset = {
  kind: 'sudden-death',
  name: 'Câu hỏi phụ',
  slots: [slot(4)],
  pressMs: 15 * SECOND,
  answerMs: 5 * SECOND,
  early: { kind: 'ignored' },
  mostQuestions: 3
};

/** An, Bình and Chi tie at 10; Dung has 30. */
const tied = (): Final => {
  const final = playing(programmeOf([suddenDeath]));
  final.host('host:start-show');
  for (const [teamId, value] of [
    ['an', 10],
    ['binh', 10],
    ['chi', 10],
    ['dung', 30]
  ] as const) {
    final.host('host:adjust', { teamId, points: points(value), reason: 'điểm các phần trước' });
  }
  return final;
};
const playOff = (final: Final, ...teamIds: string[]): void => {
  final.host('host:start-segment', { segmentId: 'phan-1', teamIds });
};
const oneQuestion = (final: Final, teamId: string, isRight: boolean): void => {
  final.host('host:ready-question', { questionId: null });
  final.host('host:open');
  final.press(teamId);
  final.wait(0);
  final.host('host:judge', { isRight });
  final.host('host:reveal');
  final.host('host:next');
};
const ranks = (final: Final): Record<string, number> =>
  Object.fromEntries(
    standingsOf(final.state.programme, final.state.show).map(({ teamId, rank }) => [teamId, rank])
  );

describe('sudden death (B9 [G12])', () => {
  it('goes to the first right answer, without points', () => {
    const final = tied();
    expect(ranks(final)).toEqual({ dung: 1, an: 2, binh: 2, chi: 2 });
    playOff(final, 'an', 'binh', 'chi');
    oneQuestion(final, 'binh', false);
    oneQuestion(final, 'chi', true);
    expect(ranks(final)).toEqual({ dung: 1, chi: 2, an: 3, binh: 3 });
    expect(final.totals).toEqual({ an: 10, binh: 10, chi: 10, dung: 30 });
    expect(final.refusedHost({ type: 'host:ready-question', questionId: null })).toBe(
      'no-question-left'
    );
  });

  it('gives 15 s to press; a wrong answer leads to the next question', () => {
    const final = tied();
    playOff(final, 'an', 'binh', 'chi');
    final.host('host:ready-question', { questionId: null });
    final.host('host:open');
    final.wait(15 * SECOND - 1);
    final.press('an');
    final.wait(0);
    final.host('host:judge', { isRight: false });
    expect(final.step).toBe('closed');
  });

  it('ends in lots after three questions, with the seed on record', () => {
    const final = tied();
    playOff(final, 'an', 'binh', 'chi');
    for (let turn = 0; turn < 3; turn += 1) oneQuestion(final, 'an', false);
    expect(final.refusedHost({ type: 'host:ready-question', questionId: null })).toBe(
      'no-question-left'
    );
    const [drawn] = final.host('host:draw-lots', {
      purpose: 'tie',
      teamIds: ['an', 'binh', 'chi']
    });
    expect(drawn).toMatchObject({ lots: { seed: expect.stringMatching(/^[0-9a-f]{32}$/) } });
    const order = drawn?.type === 'lots-drawn' ? drawn.lots.order : [];
    expect(order.map((id) => ranks(final)[id])).toEqual([2, 3, 4]);
  });

  it('is only for teams that share a rank, and for all of them', () => {
    const final = tied();
    const start = { type: 'host:start-segment', segmentId: 'phan-1' } as const;
    for (const teamIds of [['an', 'binh'], ['an', 'dung'], ['dung'], null]) {
      expect(final.refusedHost({ ...start, teamIds })).toBe('not-a-tie');
    }
    expect(final.refusedHost({ type: 'host:draw-lots', purpose: 'tie', teamIds: ['an'] })).toBe(
      'not-a-tie'
    );
  });

  it('decides nothing any more when the totals change or its question is thrown out', () => {
    const final = tied();
    playOff(final, 'an', 'binh', 'chi');
    oneQuestion(final, 'chi', true);
    const questionId = final.state.show.usedIds[0] as string;
    final.host('host:throw-out', { questionId, reason: 'đề sai' });
    expect(ranks(final)).toEqual({ dung: 1, an: 2, binh: 2, chi: 2 });
  });

  it('can be played again among those who are still tied', () => {
    const final = tied();
    playOff(final, 'an', 'binh', 'chi');
    oneQuestion(final, 'chi', true);
    final.host('host:end-segment');
    playOff(final, 'an', 'binh');
    oneQuestion(final, 'binh', true);
    expect(ranks(final)).toEqual({ dung: 1, chi: 2, binh: 3, an: 4 });
  });
});
