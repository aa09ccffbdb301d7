import { describe, expect, it } from 'vitest';
import { SECOND } from '#lib/domain/core/time.ts';
import type { SegmentPreset } from '#lib/domain/live/preset.ts';
import { slot } from '#lib/domain/live/presets/slots.ts';
import { begun, points, programmeOf, type Final } from './finals.ts';

type Package = Extract<SegmentPreset, { kind: 'package' }>;

/** Về đích (B10) with the steal of B9: 5 s to press, 3 s to answer, a wrong one costs half. */
const finish = (rules: Partial<Package> = {}): Package => ({
  kind: 'package',
  name: 'Về đích',
  slots: [slot(3, { per: 'team', value: points(20) }), slot(3, { per: 'team', value: points(30) })],
  packages: [
    { value: points(20), answerMs: 15 * SECOND },
    { value: points(30), answerMs: 20 * SECOND }
  ],
  questionsPerTeam: 3,
  wrong: 0,
  stars: 1,
  afterWrong: { kind: 'steal', pressMs: 5 * SECOND, answerMs: 3 * SECOND, wrongPercent: 50 },
  ...rules
});

/** An has 100 points, Bình 50, and An has chosen a question. */
const chosen = (value: number, rules: Partial<Package> = {}): Final => {
  const final = begun(programmeOf([finish(rules)]));
  final.host('host:adjust', { teamId: 'an', points: points(100), reason: 'điểm các phần trước' });
  final.host('host:adjust', { teamId: 'binh', points: points(50), reason: 'điểm các phần trước' });
  final.host('host:give-turn', { teamId: 'an' });
  final.teamSends('an', { type: 'team:choose-package', value: points(value) });
  return final;
};
const failed = (value: number, star: boolean, rules: Partial<Package> = {}): Final => {
  const final = chosen(value, rules);
  if (star) final.teamSends('an', { type: 'team:place-star' });
  final.host('host:open');
  final.host('host:judge', { isRight: false });
  return final;
};

describe('points of a chosen question (B10)', () => {
  it.each([
    [20, false, true, 120],
    [30, false, true, 130],
    [20, true, true, 140],
    [30, true, true, 160],
    [20, false, false, 100],
    [30, false, false, 100],
    [20, true, false, 80],
    [30, true, false, 70]
  ])('%i points, star %s, right %s: total %i', (value, star, isRight, total) => {
    const final = chosen(value);
    if (star) final.host('host:place-star');
    final.host('host:open');
    final.host('host:judge', { isRight });
    expect(final.totals.an).toBe(total);
  });
});

describe('a steal (B9 [G12])', () => {
  it.each([
    ['right: the value goes from the main team to the other', false, true, { an: 80, binh: 70 }],
    ['wrong: half of the value', false, false, { an: 100, binh: 40 }],
    ['right, the star already lost: once only (K)', true, true, { an: 80, binh: 70 }],
    ['wrong, the star lost', true, false, { an: 80, binh: 40 }]
  ])('%s', (_name, star, isRight, expected) => {
    const final = failed(20, star);
    final.press('binh');
    final.wait(0);
    final.host('host:judge', { isRight });
    expect(final.totals).toMatchObject(expected);
    expect(final.step).toBe('closed');
  });

  it('takes no more from the main team than it has, and still gives the value (K)', () => {
    const final = failed(30, false);
    final.host('host:adjust', { teamId: 'an', points: points(-90), reason: 'thử điểm sàn' });
    final.press('chi');
    final.wait(0);
    final.host('host:judge', { isRight: true });
    expect(final.totals).toMatchObject({ an: 0, chi: 30 });
  });

  it('is not for the main team, has 5 s to press and 3 s to answer', () => {
    const final = failed(20, false);
    expect(final.refusedPress('an')).toBe('locked-out');
    final.wait(5 * SECOND - 1);
    final.press('binh');
    final.wait(3 * SECOND);
    expect(final.refusedAnswer('binh', { kind: 'text', text: 'muộn' })).toBe('time-over');

    const unused = failed(20, false);
    unused.wait(5 * SECOND);
    expect(unused.step).toBe('closed');
  });

  it('follows when the main team gives up, which costs nothing', () => {
    const final = chosen(20);
    final.host('host:open');
    final.teamSends('an', { type: 'team:pass', windowId: final.windowId() });
    expect(final.step).toBe('race');
    expect(final.totals.an).toBe(100);
  });
});

describe('a star', () => {
  it('is placed before the question is seen, once', () => {
    const final = chosen(20);
    final.host('host:show-question');
    expect(final.refusedHost({ type: 'host:place-star' })).toBe('not-now');

    const second = failed(20, true);
    second.wait(5 * SECOND);
    second.host('host:reveal');
    second.host('host:next');
    second.host('host:choose-package', { value: points(20) });
    expect(second.refusedHost({ type: 'host:place-star' })).toBe('star-used');
  });

  it('comes back when its question is thrown out (K)', () => {
    const final = failed(20, true);
    const questionId = final.state.show.usedIds[0] as string;
    final.host('host:throw-out', { questionId, reason: 'đáp án sai' });
    expect(final.totals.an).toBe(100);
    expect(final.step).toBe('choosing');
    final.host('host:choose-package', { value: points(30) });
    final.host('host:place-star');
  });
});

describe('turns', () => {
  it('have three questions each, then no more', () => {
    const final = chosen(20);
    for (const next of [20, 30, null]) {
      final.host('host:open');
      final.host('host:judge', { isRight: true });
      final.host('host:reveal');
      final.host('host:next');
      if (next !== null) final.host('host:choose-package', { value: points(next) });
    }
    expect(final.step).toBe('idle');
    expect(final.totals.an).toBe(170);
    expect(final.refusedHost({ type: 'host:give-turn', teamId: 'an' })).toBe('turn-taken');
  });

  it('can be ended by the host before a choice', () => {
    const final = begun(programmeOf([finish()]));
    final.host('host:give-turn', { teamId: 'an' });
    final.host('host:next');
    expect(final.step).toBe('idle');
  });

  it('belong to one team: another may not choose or stake', () => {
    const final = begun(programmeOf([finish()]));
    final.host('host:give-turn', { teamId: 'an' });
    const choose = { type: 'team:choose-package', value: points(20) } as const;
    expect(final.teamSends('binh', choose)).toEqual({ ok: false, refusal: 'not-allowed' });
    expect(final.teamSends('an', { ...choose, value: points(25) })).toEqual({
      ok: false,
      refusal: 'unknown-package'
    });
    final.host('host:choose-package', { value: points(20) });
    expect(final.teamSends('binh', { type: 'team:place-star' })).toEqual({
      ok: false,
      refusal: 'not-allowed'
    });
  });
});

describe('passing on (B9 [G26])', () => {
  it('gives the next team half of the value and no risk', () => {
    const pass = { kind: 'pass', answerMs: 15 * SECOND, percent: 50 } as const;
    const final = failed(20, false, { afterWrong: pass });
    expect(final.answering).toBe('binh');
    final.host('host:judge', { isRight: true });
    expect(final.totals).toMatchObject({ an: 100, binh: 60 });

    const wrong = failed(20, false, { afterWrong: pass });
    wrong.host('host:judge', { isRight: false });
    expect(wrong.totals).toMatchObject({ an: 100, binh: 50 });
  });
});
