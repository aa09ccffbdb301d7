import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DENOMINATORS, type Gate } from '#lib/domain/contest/rules.ts';
import { NO_FILTER, usualFilter } from '#lib/domain/reports/filter.ts';
import { goalOf } from '#lib/domain/reports/goal.ts';
import { NOBODY } from '#lib/domain/reports/participation.ts';
import { officialEntries } from '#lib/domain/results/entry.ts';
import { checkUnits } from '#lib/domain/results/gates.ts';
import { rankAtOnce, treeOf, worlds } from '../results/worlds.ts';
import { counted } from './counted.ts';

const gate: Gate = { kind: 'participation', of: 'headcount', least: 30, size: null };
const figures = { ...NOBODY, registered: 10, tookPart: 4, headcount: 20 };

describe('what a unit is urged towards', () => {
  it('is the gate that it misses', () => {
    const half: Gate = { ...gate, of: 'registered', least: 50 };
    const checks = [
      { gate, share: { part: 4, whole: 10 }, missing: 0 },
      { gate: half, share: { part: 4, whole: 10 }, missing: 1 }
    ];
    expect(goalOf(figures, checks, NO_FILTER)).toEqual({
      denominator: 'registered',
      threshold: 50,
      missing: 1,
      isGate: true
    });
  });

  it('is what reports go by for a part of a ranked unit, and without gates', () => {
    expect(usualFilter([])).toBe(NO_FILTER);
    expect(goalOf(figures, [], usualFilter([gate]))).toEqual({
      denominator: 'headcount',
      threshold: 30,
      missing: 2,
      isGate: false
    });
    const uncounted = { ...figures, uncounted: 1 };
    expect(goalOf(uncounted, [], usualFilter([gate])).missing).toBeNull();
  });

  it('never differs between the reports, which count, and the ranking, which reads all', () => {
    const gates = fc.array(
      fc.record({
        kind: fc.constant('participation' as const),
        of: fc.constantFrom(...DENOMINATORS),
        least: fc.integer({ min: 1, max: 100 }),
        size: fc.constant(null)
      }),
      { maxLength: 2 }
    );
    fc.assert(
      fc.property(worlds, gates, (world, gates) => {
        const ranking = {
          levels: ['department', 'district'] as const,
          gates,
          topK: 2,
          tieBreaks: [],
          qualify: 1
        };
        const counting = { attempts: { max: 3, counts: 'best' }, tieBreaks: [] } as const;
        const entries = officialEntries(world.registrations, world.outcomes, counting);
        const tree = treeOf(world);
        const counts = counted(world.registrations, world.outcomes);
        const byUnit = new Map(counts.map((one) => [one.unitId, one]));
        const checks = checkUnits(tree, ranking, (id) => byUnit.get(id) ?? NOBODY);
        for (const one of rankAtOnce(tree, world.registrations, entries, ranking)) {
          expect(one.gates).toEqual(checks.get(one.unit.id));
        }
      })
    );
  });
});
