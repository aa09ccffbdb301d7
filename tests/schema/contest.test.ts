import { describe, expect, it } from 'vitest';
import { unitRanking } from '#lib/schema/contest.ts';

const RULES = { levels: ['department'], topK: 5, tieBreaks: [], qualify: 15 };
const HALF = { kind: 'participation', of: 'registered', least: 50 };

describe('the rules of a ranking, in a file and as stored', () => {
  it('have no gate unless they say so: contests stored before there were any', () => {
    expect(unitRanking.parse(RULES).gates).toEqual([]);
  });

  it('can say what real contests say (B4)', () => {
    const socTrang = [
      { kind: 'participation', of: 'headcount', least: 30, size: { below: 50 } },
      { kind: 'participation', of: 'headcount', least: 25, size: { from: 50, below: 100 } }
    ];
    expect(unitRanking.parse({ ...RULES, gates: [HALF, ...socTrang] }).gates).toEqual([
      { ...HALF, size: null },
      { ...socTrang[0], size: { from: 0, below: 50 } },
      socTrang[1]
    ]);
  });

  it.each([
    { ...HALF, least: 0 },
    { ...HALF, least: 101 },
    { ...HALF, of: 'visits' },
    { ...HALF, size: { from: 50, below: 50 } },
    { ...HALF, note: 'half' }
  ])('refuse %j', (gate) => {
    expect(unitRanking.safeParse({ ...RULES, gates: [gate] }).success).toBe(false);
  });
});
