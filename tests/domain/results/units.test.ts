import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNIT_TIE_BREAKS, type UnitRanking } from '#lib/domain/contest/rules.ts';
import { officialEntries } from '#lib/domain/results/entry.ts';
import { unitStrengths } from '#lib/domain/results/unit-strength.ts';
import { compareUnits, rankUnits } from '#lib/domain/results/units.ts';
import { unitTree } from '#lib/domain/units/tree.ts';
import {
  entry,
  rankAtOnce,
  registration,
  reordered,
  treeOf,
  unit,
  worlds,
  type World
} from './worlds.ts';

const RULES: UnitRanking = {
  levels: ['department', 'district'],
  gates: [],
  topK: 5,
  tieBreaks: UNIT_TIE_BREAKS,
  qualify: 15
};

const tree = unitTree([
  unit('dongThap', { type: 'province', position: 0 }),
  unit('soNoiVu', { parentId: 'dongThap', position: 1 }),
  unit('soTuPhap', { parentId: 'dongThap', position: 2 }),
  unit('laiVung', { type: 'district', parentId: 'dongThap', position: 3 }),
  unit('phongNoiVu', { type: 'division', parentId: 'laiVung', position: 4 }),
  unit('hoaLong', { type: 'commune', parentId: 'laiVung', position: 5 })
]);

/** Entries of one unit: points and seconds of each. */
const of = (unitId: string, ...list: [points: number, seconds: number][]) =>
  list.map(([points, seconds], index) => entry(`${unitId}${index}`, points, seconds, { unitId }));

const rank = (
  entries: ReturnType<typeof of>,
  rules: Partial<UnitRanking> = {},
  absent: string[] = []
) =>
  rankAtOnce(
    tree,
    [
      ...entries.map((one) => one.registration),
      ...absent.map((unitId, n) => registration(`x${n}`, unitId))
    ],
    entries,
    { ...RULES, ...rules }
  );

describe('the unit ranking', () => {
  it('adds the five best of a district and its communes, as Lai Vung reached 288 (B0)', () => {
    const standings = rank([
      ...of('hoaLong', [58, 900], [58, 900], [40, 900]),
      ...of('phongNoiVu', [58, 900]),
      ...of('laiVung', [58, 900], [56, 900], [56, 1000]),
      ...of('soNoiVu', [60, 900])
    ]);
    expect(standings[0]).toMatchObject({
      unit: { id: 'laiVung' },
      rank: 1,
      total: 28_800,
      nextBest: 5600,
      elapsedOfTopMs: 4_500_000
    });
    expect(standings[0]?.counted.map((one) => one.score)).toEqual([5800, 5800, 5800, 5800, 5600]);
  });

  it('lists units of one rank in the order of the official list, and those without a rank last', () => {
    const moved = unitTree([
      unit('soTuPhap', { position: 3 }),
      unit('soNoiVu', { position: 2 }),
      unit('soYTe', { position: 4 }),
      unit('soTaiChinh', { position: 1 })
    ]);
    const entries = ['soTuPhap', 'soNoiVu', 'soTaiChinh'].flatMap((id) => of(id, [50, 900]));
    const registrations = entries.map((one) => one.registration);
    const standings = rankAtOnce(moved, registrations, entries, RULES);
    expect(standings.map(({ unit, rank, sharedWith }) => [unit.id, rank, sharedWith])).toEqual([
      ['soTaiChinh', 1, 2],
      ['soNoiVu', 1, 2],
      ['soTuPhap', 1, 2],
      ['soYTe', null, 0]
    ]);
    expect(standings.at(-1)?.comparisons).toEqual([]);
  });

  it('says which rule decided only where the points did not', () => {
    const [first] = rank([...of('soNoiVu', [60, 900]), ...of('laiVung', [58, 100])]);
    expect(first?.comparisons).toEqual([]);
  });

  it('adds what exists where fewer than five handed in (B4)', () => {
    const [first, second] = rank([
      ...of('soNoiVu', [60, 900], [50, 900]),
      ...of('laiVung', [58, 900])
    ]);
    expect(first).toMatchObject({ unit: { id: 'soNoiVu' }, total: 11_000, nextBest: 0 });
    expect(second).toMatchObject({ unit: { id: 'laiVung' }, total: 5800 });
  });

  it('gives no rank to a unit from which nobody handed in, though it has used the least time', () => {
    const standings = rank(of('laiVung', [0, 900]), {}, ['soNoiVu']);
    expect(standings.map((one) => [one.unit.id, one.rank])).toEqual([
      ['laiVung', 1],
      ['soNoiVu', null],
      ['soTuPhap', null]
    ]);
  });

  it('breaks ties by the time of the counted, then the next best, then the rate', () => {
    const equal: [number, number][] = [
      [58, 900],
      [56, 900]
    ];
    const rules = { topK: 2 };
    const time = rank([...of('soNoiVu', ...equal), ...of('laiVung', [58, 900], [56, 859])], rules);
    expect(time.slice(0, 2).map((one) => [one.unit.id, one.comparisons])).toEqual([
      [
        'laiVung',
        [{ rank: 2, isAhead: true, advantage: { rule: 'elapsed-of-top:asc', byMs: 41_000 } }]
      ],
      [
        'soNoiVu',
        [{ rank: 1, isAhead: false, advantage: { rule: 'elapsed-of-top:asc', byMs: 41_000 } }]
      ]
    ]);

    const next = rank([...of('soNoiVu', ...equal), ...of('laiVung', ...equal, [10, 60])], rules);
    expect(next[0]).toMatchObject({
      unit: { id: 'laiVung' },
      comparisons: [{ advantage: { rule: 'next-best:desc', own: 1000, other: 0 } }]
    });

    const rate = rank([...of('soNoiVu', ...equal), ...of('laiVung', ...equal)], rules, ['soNoiVu']);
    expect(rate[0]).toMatchObject({
      unit: { id: 'laiVung' },
      comparisons: [
        {
          advantage: { rule: 'rate:desc', own: { part: 2, whole: 2 }, other: { part: 2, whole: 3 } }
        }
      ]
    });
  });

  it('shares a rank when nothing declared decides', () => {
    const standings = rank([...of('laiVung', [58, 900]), ...of('soNoiVu', [58, 900])]);
    expect(standings.slice(0, 2).map((one) => [one.unit.id, one.rank, one.sharedWith])).toEqual([
      ['soNoiVu', 1, 1],
      ['laiVung', 1, 1]
    ]);
  });

  it('leaves out people above the ranked units', () => {
    const standings = rank([...of('dongThap', [60, 900]), ...of('laiVung', [58, 900])]);
    expect(standings.map((one) => one.total)).toEqual([5800, 0, 0]);
  });
});

describe('properties of the unit ranking', () => {
  const rules = fc.record({
    levels: fc.constant(RULES.levels),
    gates: fc.constant([]),
    topK: fc.integer({ min: 1, max: 3 }),
    tieBreaks: fc.subarray([...UNIT_TIE_BREAKS]),
    qualify: fc.constant(2)
  });
  const counting = { attempts: { max: 3, counts: 'best' }, tieBreaks: [] } as const;
  const entriesOf = (world: World) =>
    officialEntries(world.registrations, world.outcomes, counting);
  const standingsOf = (world: World, ranking: UnitRanking) =>
    rankAtOnce(treeOf(world), world.registrations, entriesOf(world), ranking);

  it('is the same when the people of some units are read after those of others', () => {
    fc.assert(
      fc.property(worlds, rules, fc.func(fc.boolean()), (world, ranking, isLater) => {
        const entries = entriesOf(world);
        const read = (later: boolean) =>
          unitStrengths(
            world.registrations.filter(({ unitId }) => isLater(unitId) === later),
            entries.filter(({ registration: { unitId } }) => isLater(unitId) === later),
            ranking.topK + 1
          );
        const inParts = [...read(false), ...read(true)];
        expect(rankUnits(treeOf(world), inParts, ranking)).toEqual(standingsOf(world, ranking));
      })
    );
  });

  it('K1, K3, K6: a rank is 1 and the number strictly better; equals share it', () => {
    fc.assert(
      fc.property(worlds, rules, (world, ranking) => {
        const ranked = standingsOf(world, ranking).filter((one) => one.rank !== null);
        for (const standing of ranked) {
          const orders = ranked.map((other) => compareUnits(other, standing, ranking.tieBreaks));
          expect(standing.rank).toBe(1 + orders.filter((order) => order < 0).length);
          expect(standing.sharedWith).toBe(orders.filter((order) => order === 0).length - 1);
        }
      })
    );
  });

  it('K2: the order of people and attempts changes nothing', () => {
    const shuffledWorld = worlds.chain((world) =>
      fc.record({
        world: fc.constant(world),
        registrations: reordered(world.registrations),
        outcomes: reordered(world.outcomes)
      })
    );
    fc.assert(
      fc.property(shuffledWorld, rules, ({ world, registrations, outcomes }, ranking) => {
        const other = { units: world.units, registrations, outcomes };
        expect(standingsOf(other, ranking)).toEqual(standingsOf(world, ranking));
      })
    );
  });

  it('K4: more points for one contestant never worsen the rank of the unit', () => {
    fc.assert(
      fc.property(
        worlds,
        rules,
        fc.nat(),
        fc.integer({ min: 1, max: 300 }),
        (world, ranking, pick, more) => {
          const entries = entriesOf(world);
          const lucky = entries[pick % Math.max(1, entries.length)];
          if (!lucky) return;
          const home = treeOf(world).rankedUnit(lucky.registration.unitId, ranking.levels);
          const rankWith = (list: typeof entries) =>
            rankAtOnce(treeOf(world), world.registrations, list, ranking).find(
              (one) => one.unit.id === home?.id
            )?.rank ?? 0;
          const better = entries.map((one) =>
            one === lucky ? { ...one, score: one.score + more } : one
          );
          expect(rankWith(better)).toBeLessThanOrEqual(rankWith(entries));
        }
      )
    );
  });

  it('every entry counts for the nearest ranked unit above it and for no other', () => {
    fc.assert(
      fc.property(worlds, rules, (world, ranking) => {
        const tree = treeOf(world);
        const all = standingsOf(world, { ...ranking, topK: 99 });
        const counted = all.flatMap((one) =>
          one.counted.map((entry) => [entry.attemptId, one.unit.id])
        );
        const expected = entriesOf(world).flatMap((entry) => {
          const home = tree
            .path(entry.registration.unitId)
            .find((one) => ranking.levels.includes(one.type));
          return home ? [[entry.attemptId, home.id]] : [];
        });
        expect(counted.sort()).toEqual(expected.sort());
      })
    );
  });

  it('K10: attempts that run never count and change no score of others', () => {
    fc.assert(
      fc.property(worlds, rules, (world, ranking) => {
        const done = world.outcomes.filter((one) => one.state === 'submitted');
        expect(standingsOf({ ...world, outcomes: done }, ranking)).toEqual(
          standingsOf(world, ranking)
        );
      })
    );
  });

  it('all figures are whole numbers', () => {
    fc.assert(
      fc.property(worlds, rules, (world, ranking) => {
        for (const one of standingsOf(world, ranking)) {
          expect([one.total, one.elapsedOfTopMs, one.nextBest].every(Number.isSafeInteger)).toBe(
            true
          );
        }
      })
    );
  });
});
