import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addUp, sharesOfWhole } from '#lib/domain/reports/shares-of-whole.ts';

describe('shares of a whole', () => {
  it.each([
    [
      [1, 1, 1],
      [3333, 3333, 3333]
    ],
    [
      [5945, 20_035],
      [2288, 7712]
    ],
    [
      [0, 0, 7],
      [0, 0, 10_000]
    ],
    // JUR-W12: 13,616 % and 6,084 % of those who took part.
    [
      [555, 248, 3273],
      [1362, 608, 8030]
    ]
  ])('of %j are %j', (parts, shares) => {
    expect(sharesOfWhole(parts)).toEqual(shares);
  });

  it('there are none of nothing', () => {
    expect(sharesOfWhole([0, 0])).toBeNull();
    expect(sharesOfWhole([])).toBeNull();
  });

  it('say where they do not add up', () => {
    expect(addUp(sharesOfWhole([1, 1, 1])!)).toBe(false);
    expect(addUp(sharesOfWhole([1, 1])!)).toBe(true);
  });

  it('are each what the part alone is of the whole, whatever stands beside it', () => {
    const parts = fc.array(fc.nat({ max: 1_000_000 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(parts, (parts) => {
        const whole = parts.reduce((sum, part) => sum + part, 0);
        fc.pre(whole > 0);
        const shares = sharesOfWhole(parts)!;
        for (const [at, part] of parts.entries()) {
          const share = shares[at] ?? -1;
          expect(share).toBe(sharesOfWhole([part, whole - part])?.[0]);
          expect(Math.abs(share * whole - 10_000 * part)).toBeLessThanOrEqual(
            part === 0 || part === whole ? 0 : whole
          );
        }
      })
    );
  });
});
