import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DENOMINATORS, type Gate, type UnitRanking } from '#lib/domain/contest/rules.ts';
import { officialEntries } from '#lib/domain/results/entry.ts';
import { checkGates, checkUnits, closedGates, strictestGate } from '#lib/domain/results/gates.ts';
import { qualify } from '#lib/domain/results/qualify.ts';
import { placeOf } from '#lib/domain/results/units.ts';
import { unitTree } from '#lib/domain/units/tree.ts';
import { entry, rankAtOnce, registration, treeOf, unit, worlds, type World } from './worlds.ts';

const gate = (facts: Partial<Gate> = {}): Gate => ({
  kind: 'participation',
  of: 'registered',
  least: 50,
  size: null,
  ...facts
});

/** Hải Dương 2024: units below half are out. */
const haiDuong = [gate()];

/** Sóc Trăng: the least rate by size; no tiers are known from 100 on (B4). */
const socTrang = [
  gate({ of: 'headcount', least: 30, size: { from: 0, below: 50 } }),
  gate({ of: 'headcount', least: 25, size: { from: 50, below: 100 } })
];

const missing = (gates: Gate[], tookPart: number, registered: number, headcount: number | null) =>
  checkGates(gates, { tookPart, registered, headcount }).map((check) => check.missing);

describe('gates of real contests (B4)', () => {
  it('Hải Dương: half of those registered, however many officials there are', () => {
    expect(missing(haiDuong, 10, 35, null)).toEqual([8]);
    expect(missing(haiDuong, 18, 35, null)).toEqual([0]);
    expect(missing([gate({ of: 'headcount' })], 18, 35, 100)).toEqual([32]);
  });

  it('Sóc Trăng: a unit is measured by the gate of its size alone', () => {
    expect(missing(socTrang, 14, 14, 49)).toEqual([1]);
    expect(missing(socTrang, 15, 15, 49)).toEqual([0]);
    expect(missing(socTrang, 12, 12, 50)).toEqual([1]);
    expect(missing(socTrang, 24, 24, 99)).toEqual([1]);
    expect(missing(socTrang, 0, 0, 100)).toEqual([]);
  });

  it('says of an unknown headcount that nobody can decide', () => {
    expect(missing(socTrang, 14, 14, null)).toEqual([null, null]);
    expect(missing([gate({ size: { from: 50, below: null } })], 9, 10, null)).toEqual([null]);
    expect(missing(haiDuong, 0, 0, null)).toEqual([null]);
  });

  it('takes the strictest where only one can be shown', () => {
    expect(strictestGate(socTrang)).toBe(socTrang[0]);
    expect(strictestGate(socTrang.toReversed())).toBe(socTrang[0]);
    const equal = [gate({ of: 'headcount' }), gate()];
    expect(strictestGate(equal)).toBe(equal[0]);
    expect(strictestGate([])).toBeNull();
  });

  it('measures a gate without an upper end from its lower end on', () => {
    const from = [gate({ of: 'headcount', least: 25, size: { from: 50, below: null } })];
    expect(missing(from, 0, 0, 49)).toEqual([]);
    expect(missing(from, 0, 0, 50)).toEqual([13]);
    expect(missing(from, 0, 0, 5000)).toEqual([1250]);
  });
});

describe('a unit that misses a gate', () => {
  const tree = unitTree([
    unit('laiVung', { type: 'district', position: 0, headcount: 4 }),
    unit('hoaLong', { type: 'commune', parentId: 'laiVung', position: 1, headcount: 6 }),
    unit('soNoiVu', { position: 2 }),
    unit('soTuPhap', { position: 3, headcount: 2 })
  ]);
  const entries = [
    entry('an', 60, 900, { unitId: 'hoaLong' }),
    entry('binh', 40, 900, { unitId: 'soNoiVu' }),
    entry('chi', 20, 900, { unitId: 'soTuPhap' })
  ];
  const rank = (gates: Gate[]) =>
    rankAtOnce(
      tree,
      [...entries.map((one) => one.registration), registration('dung', 'laiVung')],
      entries,
      { levels: ['department', 'district'], topK: 5, tieBreaks: [], qualify: 1, gates }
    );

  it('stands after the ranked ones, whatever its points, with what it lacks', () => {
    const standings = rank([gate({ of: 'headcount', least: 20 })]);
    expect(standings.map((one) => [one.unit.id, one.rank, placeOf(one)])).toEqual([
      ['soTuPhap', 1, 'ranked'],
      ['laiVung', null, 'excluded'],
      ['soNoiVu', null, 'excluded']
    ]);
    expect(standings.map((one) => one.gates.map(({ share, missing }) => [share, missing]))).toEqual(
      [[[{ part: 1, whole: 2 }, 0]], [[{ part: 1, whole: 10 }, 1]], [[null, null]]]
    );
  });

  it('is not measured by a headcount that knows only some of its parts', () => {
    const parts = unitTree([
      unit('laiVung', { type: 'district', headcount: 4 }),
      unit('hoaLong', { type: 'commune', parentId: 'laiVung', headcount: null }),
      unit('tanHoa', { type: 'commune', parentId: 'laiVung', headcount: 3 })
    ]);
    const levels = ['district'] as const;
    const gates = [gate({ of: 'headcount', least: 20 })];
    const checks = checkUnits(parts, { levels, gates }, () => ({ tookPart: 1, registered: 1 }));
    expect([...checks.keys()]).toEqual(['laiVung']);
    expect(checks.get('laiVung')).toMatchObject([{ share: null, missing: null }]);
  });

  it('does not go on, though its points would do', () => {
    const on = (gates: Gate[]) =>
      qualify(rank(gates), 1).standings.find((one) => one.qualification === 'qualified')?.unit.id;
    expect(on([])).toBe('laiVung');
    expect(on([gate({ least: 60 })])).toBe('soNoiVu');
  });
});

describe('properties of gates', () => {
  const size = fc
    .tuple(fc.nat(12), fc.option(fc.integer({ min: 1, max: 9 }), { nil: null }))
    .map(([from, more]) => ({ from, below: more === null ? null : from + more }));
  const anyGate = fc.record({
    kind: fc.constant('participation' as const),
    of: fc.constantFrom(...DENOMINATORS),
    least: fc.integer({ min: 1, max: 100 }),
    size: fc.option(size, { nil: null })
  });
  const RULES: UnitRanking = {
    levels: ['department', 'district'],
    gates: [],
    topK: 2,
    tieBreaks: ['elapsed-of-top:asc', 'next-best:desc', 'rate:desc'],
    qualify: 2
  };
  const counting = { attempts: { max: 3, counts: 'best' }, tieBreaks: [] } as const;
  const standingsOf = (world: World, gates: readonly Gate[]) =>
    rankAtOnce(
      treeOf(world),
      world.registrations,
      officialEntries(world.registrations, world.outcomes, counting),
      { ...RULES, gates }
    );

  it('a further gate never changes the order among the units that pass', () => {
    fc.assert(
      fc.property(worlds, fc.array(anyGate, { maxLength: 2 }), anyGate, (world, gates, more) => {
        const after = standingsOf(world, [...gates, more]).filter((one) => one.rank !== null);
        const passing = new Set(after.map((one) => one.unit.id));
        const before = standingsOf(world, gates).filter((one) => passing.has(one.unit.id));
        expect(before.map((one) => one.unit.id)).toEqual(after.map((one) => one.unit.id));
        expect(before.every((one) => one.rank !== null)).toBe(true);
      })
    );
  });

  it('whoever misses a gate is never ranked and never goes on; nobody is lost', () => {
    fc.assert(
      fc.property(worlds, fc.array(anyGate, { maxLength: 3 }), (world, gates) => {
        const { standings } = qualify(standingsOf(world, gates), RULES.qualify);
        for (const one of standings.filter((one) => closedGates(one.gates).length > 0)) {
          expect([one.rank, one.qualification, one.sharedWith]).toEqual([null, 'out', 0]);
        }
        const ids = (list: typeof standings) => list.map((one) => one.unit.id).sort();
        expect(ids(standings)).toEqual(ids(qualify(standingsOf(world, []), 2).standings));
        const firstWithout = standings.findIndex((one) => one.rank === null);
        const rest = firstWithout < 0 ? [] : standings.slice(firstWithout);
        expect(rest.every((one) => one.rank === null)).toBe(true);
      })
    );
  });

  it('the number missing is exactly enough', () => {
    fc.assert(
      fc.property(anyGate, fc.nat(400), fc.nat(400), fc.nat(400), (one, took, people, heads) => {
        const [check] = checkGates([one], {
          tookPart: took,
          registered: people,
          headcount: heads
        });
        if (!check?.share || check.missing === null) return;
        const { share } = check;
        const passes = (more: number): boolean =>
          100 * (share.part + more) >= one.least * share.whole;
        expect(passes(check.missing)).toBe(true);
        if (check.missing > 0) expect(passes(check.missing - 1)).toBe(false);
      })
    );
  });
});
