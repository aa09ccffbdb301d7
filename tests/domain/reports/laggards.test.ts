import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { laggards } from '#lib/domain/reports/laggards.ts';
import { missingTo } from '#lib/domain/results/share.ts';
import { NOBODY } from '#lib/domain/reports/participation.ts';
import { unit } from '../results/worlds.ts';

const row = (
  id: string,
  tookPart: number,
  registered: number,
  headcount: number | null = null,
  position = 0
) => ({
  unit: unit(id, { position }),
  all: { ...NOBODY, registered, tookPart, headcount, uncounted: headcount === null ? 1 : 0 }
});

const rows = [
  row('laiVung', 3, 20, 30, 0),
  row('thapMuoi', 12, 20, 24, 1),
  row('soNoiVu', 10, 10, 10, 2),
  row('soYTe', 0, 0, 9, 3),
  row('soTuPhap', 4, 10, null, 4)
];

describe('units under a threshold', () => {
  it('come with how many more people are needed, the lowest rate first', () => {
    const { below, full, unrated, rated } = laggards(rows, 'registered', 50);
    expect(below.map(({ unit, missing }) => [unit.id, missing])).toEqual([
      ['laiVung', 7],
      ['soTuPhap', 1]
    ]);
    expect(full.map(({ unit }) => unit.id)).toEqual(['soNoiVu']);
    expect(unrated.map(({ id }) => id)).toEqual(['soYTe']);
    expect(rated).toBe(4);
  });

  it('are others by another denominator', () => {
    const { below, full, unrated } = laggards(rows, 'headcount', 50);
    expect(below.map(({ unit, missing }) => [unit.id, missing])).toEqual([
      ['soYTe', 5],
      ['laiVung', 12]
    ]);
    expect(full.map(({ unit }) => unit.id)).toEqual(['soNoiVu']);
    expect(unrated.map(({ id }) => id)).toEqual(['soTuPhap']);
  });

  it('all of a unit took part when all did, and when more did than were counted', () => {
    const around = [row('a', 9, 9, 10), row('b', 10, 10, 10), row('c', 11, 11, 10)];
    const full = (by: 'registered' | 'headcount') =>
      laggards(around, by, 50).full.map(({ unit }) => unit.id);
    expect(full('headcount')).toEqual(['b', 'c']);
    expect(full('registered')).toEqual(['a', 'b', 'c']);
  });

  it('a unit on the line has reached it', () => {
    expect(missingTo(50, { part: 10, whole: 20 })).toBe(0);
    expect(missingTo(50, { part: 10, whole: 21 })).toBe(1);
  });

  it('the missing people are just enough', () => {
    const share = fc
      .record({ part: fc.nat({ max: 500 }), more: fc.nat({ max: 500 }) })
      .map(({ part, more }) => ({ part, whole: part + more + 1 }));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), share, (threshold, { part, whole }) => {
        const missing = missingTo(threshold, { part, whole });
        expect(100 * (part + missing)).toBeGreaterThanOrEqual(threshold * whole);
        if (missing > 0) expect(100 * (part + missing - 1)).toBeLessThan(threshold * whole);
      })
    );
  });

  it('every unit with a rate is below, reached or full, and no unit is lost', () => {
    const many = fc.array(
      fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 9 })).map(([part, more]) => ({ part, more })),
      { maxLength: 8 }
    );
    fc.assert(
      fc.property(many, fc.integer({ min: 1, max: 100 }), (many, threshold) => {
        const all = many.map(({ part, more }, at) => row(`u${at}`, part, part + more, null, at));
        const found = laggards(all, 'registered', threshold);
        expect(found.rated + found.unrated.length).toBe(all.length);
        expect(found.below.length + found.full.length).toBeLessThanOrEqual(found.rated);
        const below = new Set(found.below.map(({ unit }) => unit.id));
        expect(found.full.some(({ unit }) => below.has(unit.id))).toBe(false);
      })
    );
  });
});
