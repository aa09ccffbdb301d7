import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownShares } from '#lib/domain/reports/shown-shares.ts';

describe('shares that are shown together', () => {
  it.each([
    [
      [1, 1, 1],
      [3334, 3333, 3333]
    ],
    [
      [5945, 20035],
      [2288, 7712]
    ],
    [
      [1, 1, 1, 0],
      [3334, 3333, 3333, 0]
    ],
    [
      [0, 0, 7],
      [0, 0, 10_000]
    ],
    [
      [2, 2, 2, 1],
      [2857, 2857, 2857, 1429]
    ]
  ])('of %j are %j', (parts, shares) => {
    expect(shownShares(parts)).toEqual(shares);
  });

  it('there are none of nothing', () => {
    expect(shownShares([0, 0])).toBeNull();
    expect(shownShares([])).toBeNull();
  });

  it('are never below nothing where many small parts are rounded up', () => {
    const parts = [...Array.from({ length: 60 }, () => 1), 999_939, 1];
    const shares = shownShares(parts)!;
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBe(10_000);
  });

  it('add up to exactly 100 %, and what is nothing shows nothing', () => {
    const parts = fc.array(fc.nat({ max: 1_000_000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(parts, (parts) => {
        const shares = shownShares(parts);
        const whole = parts.reduce((sum, part) => sum + part, 0);
        expect(shares === null).toBe(whole === 0);
        if (shares === null) return;
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(10_000);
        for (const [at, part] of parts.entries()) {
          expect(Math.abs((shares[at] ?? 0) - (10_000 * part) / whole)).toBeLessThan(1);
          if (part === 0) expect(shares[at]).toBe(0);
        }
      })
    );
  });

  it('are the same for a part wherever it stands in the list', () => {
    const parts = fc.uniqueArray(fc.integer({ min: 1, max: 1_000_000 }), {
      minLength: 1,
      maxLength: 12
    });
    fc.assert(
      fc.property(parts, (parts) => {
        const forwards = shownShares(parts)!;
        const backwards = shownShares(parts.toReversed())!.toReversed();
        expect(backwards).toEqual(forwards);
      })
    );
  });
});
