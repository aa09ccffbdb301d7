import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { basisPoints, compareShares } from '#lib/domain/results/share.ts';

const shares = fc
  .tuple(fc.nat({ max: 50 }), fc.nat({ max: 50 }))
  .map(([one, other]) => ({ part: Math.min(one, other), whole: Math.max(one, other) }));

describe('a share in hundredths of a percent', () => {
  it.each([
    [4284, 4345, 9860],
    [1, 3, 3333],
    [2, 3, 6667],
    [1, 8, 1250],
    [1, 32, 313],
    [0, 7, 0],
    [7, 7, 10_000],
    [99_999, 100_000, 9999],
    [1, 100_000, 1],
    [9, 8, 11_250],
    [100_001, 100_000, 10_001]
  ])('%i of %i is %i', (part, whole, expected) => {
    expect(basisPoints({ part, whole })).toBe(expected);
  });

  it('of nothing is none (A8)', () => {
    expect(basisPoints({ part: 0, whole: 0 })).toBeNull();
  });

  it('A8: lies between nothing and all, and says so only of nothing and all', () => {
    fc.assert(
      fc.property(shares, (share) => {
        const points = basisPoints(share);
        expect(points === null).toBe(share.whole === 0);
        if (points === null) return;
        expect(points).toBeGreaterThanOrEqual(0);
        expect(points).toBeLessThanOrEqual(10_000);
        expect(points === 10_000).toBe(share.part === share.whole);
        expect(points === 0).toBe(share.part === 0);
      })
    );
  });
});

it('of nothing at all is smaller than every share of something, and equal to itself', () => {
  const nothing = { part: 0, whole: 0 };
  for (const share of [
    { part: 0, whole: 5 },
    { part: 5, whole: 5 }
  ]) {
    expect(compareShares(nothing, share)).toBeLessThan(0);
    expect(compareShares(share, nothing)).toBeGreaterThan(0);
  }
  expect(compareShares(nothing, nothing)).toBe(0);
});

it('K1: shares are in a strict weak order', () => {
  fc.assert(
    fc.property(shares, shares, shares, (a, b, c) => {
      const order = (left: typeof a, right: typeof a) => Math.sign(compareShares(left, right));
      expect(order(a, b) + order(b, a)).toBe(0);
      if (order(a, b) <= 0 && order(b, c) <= 0) expect(order(a, c)).toBeLessThanOrEqual(0);
      if (order(a, b) === 0 && order(b, c) === 0) expect(order(a, c)).toBe(0);
    })
  );
});
