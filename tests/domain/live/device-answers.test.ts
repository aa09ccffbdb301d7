import { describe, expect, it } from 'vitest';
import { SECOND } from '#lib/domain/core/time.ts';
import type { SegmentPreset } from '#lib/domain/live/preset.ts';
import { slot } from '#lib/domain/live/presets/slots.ts';
import { segmentPhase, teamsIn } from '#lib/domain/live/stage.ts';
import { begun, choice, points, programmeOf, RIGHT, WRONG, type Final } from './finals.ts';

type Kind<K extends SegmentPreset['kind']> = Extract<SegmentPreset, { kind: K }>;

const simultaneous = (rules: Partial<Kind<'simultaneous'>> = {}): Kind<'simultaneous'> => ({
  kind: 'simultaneous',
  name: 'Trắc nghiệm',
  slots: [slot(6)],
  answerMs: 10 * SECOND,
  right: points(10),
  wrong: points(-3),
  blank: points(-1),
  elimination: false,
  ...rules
});
/** Tăng tốc: right answers by time earn 40, 30, 20, 10 (B10). */
const typed: Kind<'typed'> = {
  kind: 'typed',
  name: 'Tăng tốc',
  slots: [slot(3)],
  answerMs: 20 * SECOND,
  ladder: [40, 30, 20, 10].map(points),
  timeUnitMs: 10
};

const opened = (segment: SegmentPreset, over = {}): Final => {
  const final = begun(programmeOf([segment], { floor: null, ...over }));
  openNext(final);
  return final;
};
const openNext = (final: Final): void => {
  final.host('host:ready-question', { questionId: null });
  final.host('host:open');
};
const finish = (final: Final): void => {
  final.host('host:close');
  final.host('host:reveal');
};

describe('a question for all teams', () => {
  it('pays right, wrong and blank answers when it is revealed, not before', () => {
    const final = opened(simultaneous());
    final.answer('an', RIGHT);
    final.answer('binh', WRONG);
    final.host('host:close');
    expect(final.totals).toEqual({ an: 0, binh: 0, chi: 0, dung: 0 });
    final.host('host:reveal');
    expect(final.totals).toEqual({ an: 10, binh: -3, chi: -1, dung: -1 });
  });

  it('counts the last answer of a team', () => {
    const final = opened(simultaneous());
    final.answer('an', WRONG);
    final.answer('an', RIGHT);
    finish(final);
    expect(final.totals.an).toBe(10);
  });

  it('takes no answer after the end or after the host closed it', () => {
    const final = opened(simultaneous());
    final.wait(10 * SECOND);
    expect(final.step).toBe('closed');
    expect(final.refusedAnswer('an', RIGHT)).toBe('not-now');
    const early = opened(simultaneous());
    early.host('host:close');
    expect(early.refusedAnswer('an', RIGHT)).toBe('not-now');
  });

  it('takes an answer sent in time over a slow line, and none sent late', () => {
    const race = { latencyBoundMs: 200, tieWindowMs: 10, tie: 'lot' as const };
    const final = opened(simultaneous(), { race });
    final.wait(10 * SECOND + 150);
    expect(final.step).toBe('open');
    expect(final.refusedAnswer('binh', RIGHT, 20)).toBe('time-over');
    final.answer('an', RIGHT, 150);
    final.wait(50);
    expect(final.step).toBe('closed');
  });

  it.each([
    ['a place that shows nothing', { kind: 'choice', places: ['E'] }],
    ['no place', { kind: 'choice', places: [] }],
    ['a place twice', { kind: 'choice', places: ['B', 'B'] }],
    ['words where options are shown', { kind: 'text', text: 'B' }]
  ] as const)('refuses %s', (_name, answer) => {
    expect(opened(simultaneous()).refusedAnswer('an', answer)).toBe('answer-does-not-fit');
  });

  it('knows exactly the right places as right', () => {
    const final = opened(simultaneous());
    final.answer('an', choice('A', 'B'));
    finish(final);
    expect(final.totals.an).toBe(-3);
  });

  it('lets the host rule against the key before the reveal', () => {
    const final = opened(simultaneous());
    final.answer('an', WRONG);
    final.answer('binh', RIGHT);
    final.host('host:close');
    final.host('host:rule-answer', { teamId: 'an', isRight: true });
    final.host('host:rule-answer', { teamId: 'binh', isRight: false });
    final.host('host:reveal');
    expect(final.totals).toMatchObject({ an: 10, binh: -3 });
  });
});

describe('the golden bell (B8 [G10])', () => {
  const stillIn = (final: Final): string[] => {
    const phase = segmentPhase(final.state.show);
    return phase ? teamsIn(final.state.show, phase) : [];
  };
  const afterOne = (): Final => {
    const final = opened(simultaneous({ elimination: true, wrong: 0, blank: 0 }));
    final.answer('an', RIGHT);
    final.answer('binh', WRONG);
    finish(final);
    return final;
  };

  it('puts out who was wrong or silent', () => {
    const final = afterOne();
    expect(stillIn(final)).toEqual(['an']);
    final.host('host:next');
    openNext(final);
    expect(final.refusedAnswer('binh', RIGHT)).toBe('not-taking-part');
  });

  it('puts out a team that fouled, whatever it answered', () => {
    const final = opened(simultaneous({ elimination: true }));
    final.answer('an', RIGHT);
    final.answer('binh', RIGHT);
    final.host('host:foul', { teamId: 'binh', points: 0, reason: 'nhìn bài đội bạn' });
    finish(final);
    expect(stillIn(final)).toEqual(['an']);
    expect(final.totals).toMatchObject({ an: 10, binh: 0 });
  });

  it('lets the host rescue teams that are out (cứu trợ)', () => {
    const final = afterOne();
    const rescue = { type: 'host:rescue', reason: 'cứu trợ' } as const;
    expect(final.refusedHost({ ...rescue, teamIds: ['an'] })).toBe('not-taking-part');
    final.host('host:rescue', { teamIds: ['binh', 'dung'], reason: 'cứu trợ' });
    expect(stillIn(final)).toEqual(['an', 'binh', 'dung']);
  });

  it('brings everybody back whom a question put out that is thrown out', () => {
    const final = afterOne();
    const questionId = final.state.show.usedIds[0] as string;
    final.host('host:throw-out', { questionId, reason: 'đề sai' });
    expect(stillIn(final)).toEqual(['an', 'binh', 'chi', 'dung']);
  });
});

describe('points by speed (B10 tăng tốc)', () => {
  const third = (over = {}): Final => {
    const final = begun(programmeOf([typed], over));
    final.host('host:ready-question', { questionId: 'phan-1-cau-3' });
    final.host('host:open');
    return final;
  };
  const KEY = '  KEY-phan-1-3; ';

  it('are 40, 30, 20, 10 for right answers in order of time', () => {
    const final = third();
    for (const id of ['chi', 'an', 'dung', 'binh']) {
      final.wait(100);
      final.answer(id, KEY);
    }
    finish(final);
    expect(final.totals).toEqual({ chi: 40, an: 30, dung: 20, binh: 10 });
  });

  it('leave out wrong answers', () => {
    const final = third();
    final.answer('an', 'không biết');
    final.wait(100);
    final.answer('binh', KEY);
    finish(final);
    expect(final.totals).toEqual({ an: 0, binh: 40, chi: 0, dung: 0 });
  });

  it('are the same for the same recorded instant [G12]; the next one is a place lower', () => {
    const final = third();
    final.wait(101);
    final.answer('an', KEY);
    final.wait(8);
    final.answer('binh', KEY);
    final.wait(1);
    final.answer('chi', KEY);
    finish(final);
    expect(final.totals).toEqual({ an: 40, binh: 40, chi: 20, dung: 0 });
  });

  it('take off measured latency', () => {
    const race = { latencyBoundMs: 200, tieWindowMs: 10, tie: 'lot' as const };
    const final = third({ race });
    final.wait(1000);
    final.answer('an', KEY, 5);
    final.wait(100);
    final.answer('binh', KEY, 150);
    finish(final);
    expect(final.totals).toMatchObject({ binh: 40, an: 30 });
  });

  it('are computed again when a faster answer is ruled wrong', () => {
    const final = third();
    final.answer('an', KEY);
    final.wait(50);
    final.answer('binh', KEY);
    final.host('host:close');
    final.host('host:rule-answer', { teamId: 'an', isRight: false });
    final.host('host:reveal');
    expect(final.totals).toMatchObject({ an: 0, binh: 40 });
  });
});

describe('a question for the audience', () => {
  const audience: SegmentPreset = {
    kind: 'audience',
    name: 'Khán giả',
    slots: [slot(1)],
    answerMs: 20 * SECOND
  };
  const counted = (final: Final, counts: { place: 'A' | 'B' | 'E'; count: number }[]) =>
    final.send(
      { role: 'room', id: 'room' },
      { type: 'room:audience', windowId: final.windowId(), counts }
    );

  it('takes counts from the room, gives teams nothing and takes nothing from them', () => {
    const final = opened(audience);
    expect(counted(final, [{ place: 'B', count: 900 }]).ok).toBe(true);
    expect(final.refusedAnswer('an', RIGHT)).toBe('not-now');
    finish(final);
    expect(final.totals).toEqual({ an: 0, binh: 0, chi: 0, dung: 0 });
  });

  it('takes sums that never fall, of places that are shown', () => {
    const final = opened(audience);
    counted(final, [{ place: 'B', count: 900 }]);
    expect(counted(final, [{ place: 'B', count: 899 }])).toMatchObject({
      refusal: 'counts-went-back'
    });
    expect(counted(final, [{ place: 'E', count: 1 }])).toMatchObject({
      refusal: 'answer-does-not-fit'
    });
  });

  it('lets a phone change its answer: one place loses what another wins', () => {
    const final = opened(audience);
    counted(final, [{ place: 'A', count: 900 }]);
    const changed = [
      { place: 'A' as const, count: 899 },
      { place: 'B' as const, count: 1 }
    ];
    expect(counted(final, changed).ok).toBe(true);
  });
});
