import { describe, expect, it } from 'vitest';
import { fraction } from '#lib/domain/core/fraction.ts';
import { markingProblems, openRefusal, type MarkingRules } from '#lib/domain/judging/marking.ts';
import { RUBRIC_PRESETS } from '#lib/domain/judging/presets.ts';
import type { Rubric } from '#lib/domain/judging/rubric.ts';
import {
  lockContent,
  lockRefusal,
  verdict,
  type MarkedFacts
} from '#lib/domain/judging/verdict.ts';

const rules = (action: 'confer' | 'third-marker' | null): MarkingRules => ({
  aggregation: {
    method: 'mean',
    outlier: null,
    gate: action && { atLeast: 2000, action },
    precision: 1
  },
  overtime: null
});

const facts = (more: Partial<MarkedFacts> = {}): MarkedFacts => ({
  rules: rules('confer'),
  totals: [
    { judgeId: 'an', total: fraction(6000) },
    { judgeId: 'binh', total: fraction(8000) }
  ],
  conclusion: null,
  third: null,
  adjustments: [],
  ...more
});
const third = { judgeId: 'chi', total: fraction(7525) };

describe('the mark of a panel', () => {
  it('is none before anybody has handed in', () => {
    expect(verdict(facts({ totals: [] }))).toBeNull();
  });

  it('waits for the conference where marks lie too far apart, and stands after it', () => {
    expect(verdict(facts())).toMatchObject({ gate: 'conference-needed', final: { jury: 7000 } });
    const settled = verdict(facts({ conclusion: 'Giữ nguyên điểm.' }));
    expect(settled).toMatchObject({ gate: 'settled', final: { jury: 7000, total: 7000 } });
  });

  it("is the third marker's where one had to decide", () => {
    const called = facts({ rules: rules('third-marker'), conclusion: 'Không đủ.' });
    expect(verdict(called)).toMatchObject({ gate: 'third-marker-needed' });
    expect(verdict({ ...called, third })).toMatchObject({
      gate: 'settled',
      final: { jury: 7525, total: 7525 }
    });
  });

  it('ignores a third marker and a conference that nobody needed', () => {
    const totals = [{ judgeId: 'an', total: fraction(6000) }];
    const calm = facts({ rules: rules('third-marker'), totals, third, conclusion: 'Hội ý.' });
    expect(verdict(calm)).toMatchObject({ gate: 'not-reached', final: { jury: 6000 } });
  });

  it('has deductions and bonuses beside it', () => {
    const adjustments = [
      { kind: 'late' as const, points: -50, reason: 'Muộn một ngày' },
      { kind: 'bonus' as const, points: 25, reason: 'Sáng kiến' }
    ];
    expect(verdict(facts({ adjustments }))?.final).toEqual({
      jury: 7000,
      adjustments,
      total: 6975
    });
  });
});

describe('the lock', () => {
  const ready = {
    isLocked: false,
    missing: 0,
    unconfirmed: 0,
    verdict: { gate: 'settled' }
  } as const;
  it.each([
    [ready, null],
    [{ ...ready, verdict: { gate: 'not-reached' } }, null],
    [{ ...ready, isLocked: true, missing: 1 }, 'already-locked'],
    [{ ...ready, unconfirmed: 1, missing: 1 }, 'paper-unconfirmed'],
    [{ ...ready, missing: 1, verdict: null }, 'sheets-missing'],
    [{ ...ready, verdict: null }, 'nobody-marked'],
    [{ ...ready, verdict: { gate: 'conference-needed' } }, 'conference-needed'],
    [{ ...ready, verdict: { gate: 'third-marker-needed' } }, 'third-marker-needed']
  ] as const)('of %o is refused with %s', (state, refusal) => {
    expect(lockRefusal(state)).toBe(refusal);
  });

  it('seals everything that the mark is made of, judges in any order', () => {
    const rubric = RUBRIC_PRESETS[0]?.rubric as Rubric;
    const sealed = {
      markedId: 'bai-1',
      rubric,
      rules: rules('confer'),
      seals: [
        ['an', 'aa'],
        ['binh', 'bb']
      ] as const,
      third: null,
      waived: ['dung'],
      conclusion: null,
      final: { jury: 7000, adjustments: [], total: 7000 }
    };
    const content = lockContent(sealed);
    expect(lockContent({ ...sealed, seals: [...sealed.seals].reverse() })).toBe(content);
    const others = [
      { ...sealed, seals: [['an', 'aa']] as const },
      { ...sealed, third: ['chi', 'cc'] as const },
      { ...sealed, waived: [] },
      { ...sealed, conclusion: 'Giữ nguyên.' },
      { ...sealed, rules: rules(null) },
      { ...sealed, final: { ...sealed.final, total: 7001 } }
    ];
    for (const other of others) expect(lockContent(other)).not.toBe(content);
  });
});

describe('sheets are given out', () => {
  const rubric = RUBRIC_PRESETS[0]?.rubric as Rubric;
  const ready = { state: 'preparing', rubric, judges: 3, panels: [3, 2] } as const;
  it.each([
    [ready, null],
    [{ ...ready, state: 'open' }, 'already-open'],
    [{ ...ready, rubric: { name: 'Trống', criteria: [] } }, 'rubric-wrong'],
    [{ ...ready, judges: 0, panels: [0] }, 'no-judges'],
    [{ ...ready, panels: [] }, 'nothing-to-mark'],
    [{ ...ready, panels: [3, 0] }, 'nobody-may-mark']
  ] as const)('or not: %o, %s', (state, refusal) => {
    expect(openRefusal(state)).toBe(refusal);
  });

  it('by rules that make sense', () => {
    const wrong = rules('confer');
    const aggregation = {
      ...wrong.aggregation,
      precision: 0,
      gate: { atLeast: 0, action: 'confer' }
    };
    expect(markingProblems(rubric, wrong)).toEqual([]);
    expect(markingProblems(rubric, { ...wrong, aggregation } as MarkingRules)).toEqual([
      'precision-wrong',
      'gate-wrong'
    ]);
  });
});
