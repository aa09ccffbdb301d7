import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { qualify } from '#lib/domain/results/qualify.ts';
import { rankBy } from '#lib/domain/results/rank.ts';

/** Standings of these totals; null stands for a unit without entries. */
const standings = (totals: readonly (number | null)[]) => {
  const some = totals.filter((total) => total !== null);
  const ranked = rankBy(
    some,
    (left, right) => right - left,
    () => 0
  );
  const none = totals.length - some.length;
  return [
    ...ranked.map(({ item, rank, sharedWith }) => ({
      total: item,
      rank: rank as number | null,
      sharedWith
    })),
    ...Array.from({ length: none }, () => ({ total: 0, rank: null, sharedWith: 0 }))
  ];
};
const marks = (totals: readonly (number | null)[], places: number) =>
  qualify(standings(totals), places).standings.map((one) => one.qualification);

describe('who goes on', () => {
  it('is the first so many', () => {
    expect(marks([288, 280, 276, 270], 2)).toEqual(['qualified', 'qualified', 'out', 'out']);
  });

  it('is open where more share the last place than places are left', () => {
    const { standings: marked, cut } = qualify(standings([288, 276, 276, 270]), 2);
    expect(marked.map((one) => one.qualification)).toEqual([
      'qualified',
      'undecided',
      'undecided',
      'out'
    ]);
    expect(cut).toEqual({ places: 2, qualified: 1, undecided: 2, open: 1 });
  });

  it('is clear where a shared rank fits before the line', () => {
    expect(marks([288, 276, 276, 270], 3)).toEqual(['qualified', 'qualified', 'qualified', 'out']);
  });

  it('is never a unit without entries', () => {
    expect(marks([288, null, null], 3)).toEqual(['qualified', 'out', 'out']);
  });

  it('is nobody where the rules let nobody on', () => {
    expect(marks([288, 280], 0)).toEqual(['out', 'out']);
  });

  it('K8: exactly the declared number goes on, or the tie shows', () => {
    const totals = fc.array(fc.option(fc.integer({ min: 0, max: 4 }), { nil: null }), {
      maxLength: 12
    });
    fc.assert(
      fc.property(totals, fc.nat({ max: 14 }), (list, places) => {
        const ranked = list.filter((total) => total !== null).length;
        const { cut, standings: marked } = qualify(standings(list), places);
        if (cut.undecided === 0) {
          expect(cut).toMatchObject({ qualified: Math.min(places, ranked), open: 0 });
        } else {
          expect(cut.qualified + cut.open).toBe(places);
          expect(cut.undecided).toBeGreaterThan(cut.open);
          expect(cut.open).toBeGreaterThan(0);
          const tied = marked.filter((one) => one.qualification === 'undecided');
          expect(new Set(tied.map((one) => one.rank)).size).toBe(1);
        }
      })
    );
  });
});
