import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareFractions, fraction, rounded } from '#lib/domain/core/fraction.ts';
import {
  aggregate,
  byEveryMethod,
  METHODS,
  type Aggregation,
  type JudgeTotal,
  type Method
} from '#lib/domain/judging/aggregation.ts';

const rules = (method: Method, more: Partial<Aggregation> = {}): Aggregation => ({
  method,
  outlier: null,
  gate: null,
  precision: 1,
  ...more
});

const totals = (...points: number[]): JudgeTotal[] =>
  points.map((one, index) => ({ judgeId: `gk-${index + 1}`, total: fraction(one * 100) }));

describe('marks of a panel', () => {
  it.each<[string, Method, number[], number]>([
    ['mean of three, thirds rounded half up', 'mean', [9, 9.5, 9], 917],
    ['mean of one', 'mean', [8.5], 850],
    ['sum of seven half-point marks', 'sum', [98, 98.5, 98.5, 98, 99, 98.5, 98.5], 68900],
    [
      'trimmed mean leaves the ends out',
      'trimmed-mean',
      [24, 26, 26.5, 26.4, 28.5, 26, 26.6],
      2630
    ],
    ['trimmed mean of two is their mean', 'trimmed-mean', [8, 9], 850],
    ['median of five', 'median', [1, 9, 8, 7, 10], 800],
    ['median of four', 'median', [1, 9, 8, 7], 750]
  ])('%s', (_, method, points, result) => {
    expect(aggregate(totals(...points), rules(method)).result).toBe(result);
  });

  it('names the highest and the lowest mark that do not count, one of each', () => {
    const { lines } = aggregate(totals(9, 7, 9, 7, 8), rules('trimmed-mean'));
    expect(lines.map(({ leftOut }) => leftOut)).toEqual([null, 'lowest', 'highest', null, null]);
  });

  it('leaves out what lies further than 2 points from the mean, and takes the mean again', () => {
    const { result, lines } = aggregate(
      totals(9, 8.5, 9, 9, 5),
      rules('mean', { outlier: { furthest: 200 } })
    );
    expect(lines.map(({ leftOut }) => leftOut)).toEqual([null, null, null, null, 'outlier']);
    expect(result).toBe(888);
  });

  it('keeps what lies just as far from the mean as the limit', () => {
    const outlier = { furthest: 200 };
    const leftOut = (...points: number[]) =>
      aggregate(totals(...points), rules('mean', { outlier })).lines.map((line) => line.leftOut);
    expect(leftOut(8, 8, 8, 6, 10)).toEqual([null, null, null, null, null]);
    expect(leftOut(8, 8, 8, 5.99, 10.01)).toEqual([null, null, null, 'outlier', 'outlier']);
  });

  it('keeps everybody where all lie equally far out', () => {
    const { result } = aggregate(totals(0, 10), rules('mean', { outlier: { furthest: 200 } }));
    expect(result).toBe(500);
  });

  it.each([
    [[17, 14], true],
    [[17, 14.25], false],
    [[15, 15, 18, 16], true]
  ])('asks for a conference from 3 points apart on: %j', (points, isReached) => {
    const gate = { atLeast: 300, action: 'confer' } as const;
    expect(aggregate(totals(...points), rules('mean', { gate })).isGateReached).toBe(isReached);
  });

  it('rounds to the precision of the rules, halves up', () => {
    expect(aggregate(totals(8.25, 8.25), rules('mean', { precision: 50 })).result).toBe(850);
    expect(aggregate(totals(8.24, 8.24), rules('mean', { precision: 10 })).result).toBe(820);
  });

  it('shows every method side by side', () => {
    const all = byEveryMethod(totals(6, 9, 9), rules('mean'));
    const results = METHODS.map((method) => all[method].result);
    expect(results).toEqual([800, 2400, 900, 900]);
  });

  it('needs a mark', () => {
    expect(() => aggregate([], rules('mean'))).toThrow(RangeError);
  });
});

describe('for any marks', () => {
  const marks = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 9 });
  const method = fc.constantFrom(...METHODS);
  const outlier = fc.option(fc.record({ furthest: fc.integer({ min: 0, max: 3000 }) }));
  const panel = (values: number[]): JudgeTotal[] =>
    values.map((value, index) => ({ judgeId: `gk-${index}`, total: fraction(value) }));

  it('the order in which judges hand in does not matter', () => {
    fc.assert(
      fc.property(
        marks,
        method,
        outlier,
        fc.infiniteStream(fc.nat()),
        (values, one, rule, chance) => {
          const judges = panel(values);
          const shuffled = judges
            .map((judge) => ({ judge, at: chance.next().value as number }))
            .toSorted((left, right) => left.at - right.at)
            .map(({ judge }) => judge);
          const [here, there] = [judges, shuffled].map((all) =>
            aggregate(all, rules(one, { outlier: rule }))
          );
          expect(there?.exact).toEqual(here?.exact);
          expect(there?.spread).toEqual(here?.spread);
          const leftOut = (from: typeof here) =>
            new Map(from?.lines.map((line) => [line.judgeId, line.leftOut]));
          expect(leftOut(there)).toEqual(leftOut(here));
        }
      )
    );
  });

  it('the mark lies between the lowest and the highest, a sum between their multiples', () => {
    fc.assert(
      fc.property(marks, method, outlier, (values, one, rule) => {
        const { exact, lines } = aggregate(panel(values), rules(one, { outlier: rule }));
        const counted = lines.filter(({ leftOut }) => leftOut === null).length;
        const times = one === 'sum' ? counted : 1;
        const [low, high] = [Math.min(...values) * times, Math.max(...values) * times];
        expect(compareFractions(exact, fraction(low))).toBeGreaterThanOrEqual(0);
        expect(compareFractions(exact, fraction(high))).toBeLessThanOrEqual(0);
      })
    );
  });

  it('a higher mark never makes a lower result; only the outlier rule may do that', () => {
    fc.assert(
      fc.property(marks, method, fc.nat(), fc.nat({ max: 3000 }), (values, one, at, more) => {
        const index = at % values.length;
        const raised = values.map((value, place) => (place === index ? value + more : value));
        const [before, after] = [values, raised].map((all) => aggregate(panel(all), rules(one)));
        expect(compareFractions(after!.exact, before!.exact)).toBeGreaterThanOrEqual(0);
      })
    );
    const outlierRule = rules('mean', { outlier: { furthest: 200 } });
    const praised = aggregate(totals(6, 6, 6, 10), outlierRule);
    expect(praised.result).toBeLessThan(aggregate(totals(6, 6, 6, 8), outlierRule).result);
  });

  it('rounding moves a mark by half a step at most', () => {
    fc.assert(
      fc.property(marks, fc.constantFrom(1, 10, 25, 50, 100), (values, precision) => {
        const { exact, result } = aggregate(panel(values), rules('mean', { precision }));
        const twice = fraction(2n * exact.numerator, exact.denominator);
        expect(compareFractions(fraction(2 * result - precision), twice)).toBeLessThanOrEqual(0);
        expect(compareFractions(fraction(2 * result + precision), twice)).toBeGreaterThanOrEqual(0);
        expect(rounded(exact, precision)).toBe(result);
      })
    );
  });
});
