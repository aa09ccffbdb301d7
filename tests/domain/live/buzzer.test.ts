import { describe, expect, it } from 'vitest';
import { SECOND } from '#lib/domain/core/time.ts';
import type { SegmentPreset } from '#lib/domain/live/preset.ts';
import { slot } from '#lib/domain/live/presets/slots.ts';
import { begun, points, programmeOf, type Final } from './finals.ts';

type Buzzer = Extract<SegmentPreset, { kind: 'buzzer' }>;

const buzzer = (rules: Partial<Buzzer> = {}): Buzzer => ({
  kind: 'buzzer',
  name: 'Bấm chuông',
  slots: [slot(4)],
  pressMs: 5 * SECOND,
  answerMs: 5 * SECOND,
  right: points(10),
  wrong: points(-5),
  early: { kind: 'ignored' },
  afterWrong: { kind: 'none' },
  locksNext: false,
  ...rules
});

const asked = (rules: Partial<Buzzer> = {}, over = {}): Final => {
  const final = begun(programmeOf([buzzer(rules)], over));
  final.host('host:ready-question', { questionId: null });
  return final;
};
const opened = (rules: Partial<Buzzer> = {}, over = {}): Final => {
  const final = asked(rules, over);
  final.host('host:open');
  return final;
};
const wins = (final: Final, teamId: string): void => {
  final.press(teamId);
  final.wait(0);
  expect(final.answering).toBe(teamId);
};
const nextQuestion = (final: Final): void => {
  final.host('host:reveal');
  final.host('host:next');
  final.host('host:ready-question', { questionId: null });
  final.host('host:open');
};

describe('points after a press (B9)', () => {
  it.each([
    ['+10 / −5, floor 0 [G12][G34]', {}, [true], { an: 10 }],
    ['a wrong one costs nothing at 0', {}, [false], { an: 0 }],
    ['a wrong one costs 5 above 0', {}, [true, false], { an: 5 }],
    ['+10 / −10 [G27]', { wrong: points(-10) }, [true, true, false], { an: 10 }]
  ])('%s', (_name, rules, verdicts, expected) => {
    const final = opened(rules);
    verdicts.forEach((isRight, index) => {
      if (index > 0) nextQuestion(final);
      wins(final, 'an');
      final.host('host:judge', { isRight });
    });
    expect(final.totals).toMatchObject(expected);
  });

  it('goes below 0 only where the programme has no floor', () => {
    const final = opened({}, { floor: null });
    wins(final, 'an');
    final.host('host:judge', { isRight: false });
    expect(final.totals.an).toBe(-5);
  });
});

describe('a press before the opening (B9)', () => {
  it('counts where it is allowed, even before the question is shown [G12]', () => {
    const final = asked({ early: { kind: 'allowed' } });
    wins(final, 'chi');
    expect(final.refusedPress('an')).toBe('not-now');
  });

  it('is a foul of −10 and ends the question for the team [G27]', () => {
    const final = asked({ early: { kind: 'foul', points: points(-10) } }, { floor: null });
    final.press('an');
    expect(final.totals.an).toBe(-10);
    expect(final.step).toBe('ready');
    final.host('host:open');
    expect(final.refusedPress('an')).toBe('locked-out');
    wins(final, 'binh');
  });

  it('is refused without an event where it is ignored, and does not lock out', () => {
    const final = asked();
    const { length } = final.state.log;
    expect(final.refusedPress('an')).toBe('too-early');
    expect(final.state.log).toHaveLength(length);
    final.host('host:open');
    wins(final, 'an');
  });

  it('is judged by its corrected time, with the tie window as tolerance', () => {
    const race = { latencyBoundMs: 200, tieWindowMs: 10, tie: 'lot' as const };
    for (const [afterOpening, isEarly] of [
      [139, true],
      [140, false],
      [150, false]
    ] as const) {
      const final = opened({ early: { kind: 'foul', points: points(-10) } }, { race });
      final.wait(afterOpening);
      final.press('an', 150);
      expect(final.step).toBe(isEarly ? 'race' : 'collecting');
    }
  });
});

describe('time', () => {
  it('to press ends by itself, and nobody has the right to answer [G12]', () => {
    const final = opened();
    final.wait(5 * SECOND - 1);
    expect(final.step).toBe('race');
    final.wait(1);
    expect(final.step).toBe('closed');
    expect(final.refusedPress('an')).toBe('not-now');
  });

  it.each([3, 5, 20, 30])('to answer is a setting: %i s', (seconds) => {
    const final = opened({ answerMs: seconds * SECOND });
    wins(final, 'an');
    final.wait(seconds * SECOND - 1);
    expect(final.refusedAnswer('an', { kind: 'choice', places: ['A'] })).toBe('accepted');
    final.wait(1);
    expect(final.refusedAnswer('an', { kind: 'choice', places: ['B'] })).toBe('time-over');
    expect(final.answering).toBe('an');
  });

  it('over to answer waits for the host: a spoken answer may have come in time (F49)', () => {
    const final = opened();
    wins(final, 'an');
    final.wait(60 * SECOND);
    expect(final.answering).toBe('an');
    final.host('host:judge', { isRight: true });
    expect(final.totals.an).toBe(10);
  });

  it('stands during a pause, and nothing is accepted meanwhile', () => {
    const final = opened();
    final.wait(2 * SECOND);
    final.host('host:pause');
    final.wait(60 * SECOND);
    expect(final.refusedPress('an')).toBe('paused');
    final.host('host:resume');
    final.wait(3 * SECOND - 1);
    expect(final.step).toBe('race');
    final.wait(1);
    expect(final.step).toBe('closed');
  });
});

describe('after a wrong answer', () => {
  it('the others may press again where the rules reopen; who failed may not', () => {
    const final = opened({ afterWrong: { kind: 'reopen', pressMs: 3 * SECOND } });
    const first = final.windowId();
    wins(final, 'an');
    final.host('host:judge', { isRight: false });
    expect(final.step).toBe('race');
    expect(final.refusedPress('an')).toBe('locked-out');
    expect(final.refusedPress('binh', first)).toBe('wrong-window');
    wins(final, 'binh');
    final.host('host:judge', { isRight: true });
    expect(final.totals).toMatchObject({ an: 0, binh: 10 });
    expect(final.step).toBe('closed');
  });

  it('closes when nobody is left to press', () => {
    const final = opened({ afterWrong: { kind: 'reopen', pressMs: 3 * SECOND } });
    for (const id of ['an', 'binh', 'chi', 'dung']) {
      wins(final, id);
      final.host('host:judge', { isRight: false });
    }
    expect(final.step).toBe('closed');
  });

  it('passes on to the next team for half: 20 becomes 10, in 15 s [G26]', () => {
    const pass = { kind: 'pass', answerMs: 15 * SECOND, percent: 50 } as const;
    const final = opened({ right: points(20), afterWrong: pass });
    wins(final, 'dung');
    final.host('host:judge', { isRight: false });
    expect(final.answering).toBe('an');
    final.host('host:judge', { isRight: true });
    expect(final.totals).toMatchObject({ an: 10, dung: 0 });
  });

  it('also locks out of the next question, and of that one only [G35]', () => {
    const final = opened({ locksNext: true });
    wins(final, 'an');
    final.host('host:judge', { isRight: false });
    nextQuestion(final);
    expect(final.refusedPress('an')).toBe('locked-out');
    wins(final, 'binh');
    final.host('host:judge', { isRight: true });
    nextQuestion(final);
    wins(final, 'an');
  });
});

describe('one window', () => {
  it('has one winner, and each team one press (I11, B-G4)', () => {
    const race = { latencyBoundMs: 50, tieWindowMs: 0, tie: 'lot' as const };
    const final = opened({}, { race });
    final.wait(100);
    final.press('an', 0, 50);
    expect(final.refusedPress('an')).toBe('already-pressed');
    final.press('binh', 50, 50);
    final.wait(50);
    expect(final.answering).toBe('binh');
    expect(final.refusedPress('chi')).toBe('not-now');
  });

  it('is not entered by a press for another one (F51)', () => {
    const final = opened();
    const old = final.windowId();
    wins(final, 'an');
    final.host('host:judge', { isRight: true });
    nextQuestion(final);
    expect(final.refusedPress('binh', old)).toBe('wrong-window');
  });

  it('is open only to teams of the segment', () => {
    const final = begun(programmeOf([buzzer()]), ['an', 'binh', 'chi']);
    final.host('host:ready-question', { questionId: null });
    final.host('host:open');
    expect(final.refusedPress('dung')).toBe('not-taking-part');
  });
});
