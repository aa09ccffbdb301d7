import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { officialOutcome } from '#lib/domain/results/entry.ts';
import { ownAttempts } from '#lib/domain/results/own-attempts.ts';
import { running, submitted } from './worlds.ts';

const rules = (counts: 'best' | 'first' | 'last') => ({
  attempts: { max: 3, counts },
  tieBreaks: ['elapsed:asc', 'submitted:asc'] as const
});
const attempt = (attemptNo: number, points: number, facts = {}) =>
  submitted('an', points, { attemptNo, attemptId: `no-${attemptNo}`, ...facts });
const three = [attempt(1, 40), attempt(2, 56), attempt(3, 20)];
const standings = (...given: Parameters<typeof ownAttempts>) =>
  ownAttempts(...given).map(({ standing }) => standing);

describe('the own attempts of a contestant', () => {
  it.each([
    ['best', ['behind', 'counts', 'behind']],
    ['first', ['counts', 'behind', 'behind']],
    ['last', ['behind', 'behind', 'counts']]
  ] as const)('are all there, and the %s one counts', (counts, expected) => {
    expect(standings(three, rules(counts), true)).toEqual(expected);
    expect(ownAttempts(three, rules(counts), true).map(({ score }) => score)).toEqual([
      4000, 5600, 2000
    ]);
  });

  it('do not tell the best one, nor any score, before scores are shown', () => {
    const hidden = ownAttempts(three, rules('best'), false);
    expect(hidden.map(({ standing }) => standing)).toEqual(['untold', 'untold', 'untold']);
    expect(JSON.stringify(hidden)).not.toMatch(/4000|5600|2000/);
    expect(standings(three, rules('last'), false)).toEqual(['behind', 'behind', 'counts']);
    expect(standings(three.slice(0, 1), rules('best'), false)).toEqual(['counts']);
  });

  it('say which one gave way to a new one after an outage', () => {
    const cut = attempt(1, 60, { isCutShort: true });
    const again = attempt(3, 10, { standsFor: 1 });
    expect(ownAttempts([cut, attempt(2, 5), again], rules('first'), false)).toMatchObject([
      { attemptNo: 1, standing: 'replaced' },
      { attemptNo: 3, standing: 'counts' },
      { attemptNo: 2, standing: 'behind' }
    ]);
  });

  it('leave out one that runs', () => {
    expect(
      ownAttempts([running('an', { attemptNo: 4 }), ...three], rules('last'), true)
    ).toHaveLength(3);
  });

  it('count once, and that one is what rankings take', () => {
    const counts = fc.constantFrom('best' as const, 'first' as const, 'last' as const);
    const points = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(counts, points, (rule, scores) => {
        const all = scores.map((score, index) => attempt(index + 1, score * 2));
        const counting = ownAttempts(all, rules(rule), true).filter(
          ({ standing }) => standing === 'counts'
        );
        expect(counting.map(({ attemptId }) => attemptId)).toEqual([
          officialOutcome(all, rules(rule))?.attemptId
        ]);
      })
    );
  });
});
