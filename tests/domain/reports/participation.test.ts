import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addParticipation,
  averageScore,
  NOBODY,
  participationTable,
  shareOfHeadcount,
  shareOfRegistered,
  type Participation
} from '#lib/domain/reports/participation.ts';
import { basisPoints } from '#lib/domain/results/share.ts';
import { unitTree } from '#lib/domain/units/tree.ts';
import {
  registration,
  reordered,
  running,
  submitted,
  treeOf,
  unit,
  worlds,
  type World
} from '../results/worlds.ts';
import { counted } from './counted.ts';

const tree = unitTree([
  unit('dongThap', { type: 'province' }),
  unit('soNoiVu', { parentId: 'dongThap', position: 1, headcount: 4 }),
  unit('laiVung', { type: 'district', parentId: 'dongThap', position: 2 }),
  unit('hoaLong', { type: 'commune', parentId: 'laiVung', position: 3, headcount: 2 }),
  unit('tanHoa', { type: 'commune', parentId: 'laiVung', position: 4, headcount: 3 })
]);

const people = [
  registration('an', 'soNoiVu'),
  registration('binh', 'hoaLong'),
  registration('chi', 'hoaLong'),
  registration('dung', 'tanHoa')
];

const attempts = [
  submitted('an', 40),
  submitted('an', 56, { attemptNo: 2 }),
  running('an', { attemptNo: 3 }),
  submitted('binh', 50, { score: null }),
  running('chi')
];

const tableOf = (world: World) =>
  participationTable(treeOf(world), counted(world.registrations, world.outcomes));

describe('participation by unit', () => {
  const { rows, total } = participationTable(tree, counted(people, attempts));
  const of = (unitId: string) => rows.find((row) => row.unit.id === unitId)!;

  it('keeps people, attempts and valid entries apart', () => {
    expect(of('soNoiVu').all).toEqual({
      registered: 1,
      tookPart: 1,
      working: 1,
      attempts: 3,
      valid: 2,
      perfect: 0,
      scoreSum: 9600,
      highestScore: 5600,
      headcount: 4,
      uncounted: 0
    });
  });

  it('counts who handed in as a participant, also without a valid entry', () => {
    expect(of('hoaLong').all).toMatchObject({ registered: 2, tookPart: 1, working: 1, valid: 0 });
  });

  it('rolls up to the district and the province', () => {
    expect(of('laiVung').all).toMatchObject({ registered: 3, tookPart: 1, headcount: 5 });
    expect(of('dongThap').all).toMatchObject({ registered: 4, tookPart: 2, headcount: 9 });
    expect(total).toEqual(of('dongThap').all);
  });

  it('shows units as a tree in the order of the official list', () => {
    expect(rows.map((row) => [row.unit.id, row.level, row.parentCode])).toEqual([
      ['dongThap', 0, null],
      ['soNoiVu', 1, 'dongThap'],
      ['laiVung', 1, 'dongThap'],
      ['hoaLong', 2, 'laiVung'],
      ['tanHoa', 2, 'laiVung']
    ]);
  });

  it('can be asked for one unit and what is below it', () => {
    const part = participationTable(tree, counted(people, attempts), {
      topId: 'laiVung',
      bloc: null
    });
    expect(part.rows.map((row) => [row.unit.id, row.level])).toEqual([
      ['laiVung', 0],
      ['hoaLong', 1],
      ['tanHoa', 1]
    ]);
    expect(part.total).toEqual(of('laiVung').all);
  });

  it('is all zeros where nobody is registered', () => {
    expect(participationTable(tree, []).total).toEqual({ ...NOBODY, headcount: 9 });
  });

  it('has no rows without units', () => {
    expect(participationTable(unitTree([]), [])).toEqual({ rows: [], total: NOBODY });
  });
});

describe('rates and averages', () => {
  it('name what they are a share of', () => {
    const figures = { ...NOBODY, registered: 4, tookPart: 3, headcount: 12 };
    expect(shareOfRegistered(figures)).toEqual({ part: 3, whole: 4 });
    expect(shareOfHeadcount(figures)).toEqual({ part: 3, whole: 12 });
  });

  it('there is no rate to a headcount that is known for some units only', () => {
    const uncounted = unitTree([
      unit('laiVung', { type: 'district' }),
      unit('hoaLong', { parentId: 'laiVung', position: 1, headcount: 2 }),
      unit('tanHoa', { parentId: 'laiVung', position: 2 })
    ]);
    const { total } = participationTable(uncounted, counted([registration('an', 'tanHoa')], []));
    expect(total).toMatchObject({ headcount: 2, uncounted: 1 });
    expect(shareOfHeadcount(total)).toBeNull();
  });

  it('a unit that holds others must be counted once people are registered in it', () => {
    const holder = unitTree([
      unit('laiVung', { type: 'district' }),
      unit('hoaLong', { parentId: 'laiVung', position: 1, headcount: 2 })
    ]);
    expect(participationTable(holder, []).total.uncounted).toBe(0);
    const staff = [registration('an', 'laiVung'), registration('binh', 'laiVung')];
    expect(participationTable(holder, counted(staff, [])).total.uncounted).toBe(1);
  });

  it.each([
    [9600, 2, 4800],
    [100, 3, 33],
    [200, 3, 67],
    [1, 2, 1],
    [0, 5, 0],
    [0, 0, null]
  ])('the mean of %i over %i entries is %s', (scoreSum, valid, mean) => {
    expect(averageScore({ ...NOBODY, scoreSum, valid })).toBe(mean);
  });
});

describe('properties of the participation table', () => {
  it('A1, A3: every unit is its own people and the sum of its children', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { rows, total } = tableOf(world);
        for (const row of rows) {
          const children = rows.filter((one) => one.parentCode === row.unit.code);
          expect(row.all).toEqual(children.map((one) => one.all).reduce(addParticipation, row.own));
        }
        expect(total).toEqual(rows.map((row) => row.own).reduce(addParticipation, NOBODY));
      })
    );
  });

  it('A2: every contestant is counted in one unit', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { rows, total } = tableOf(world);
        expect(rows.reduce((sum, row) => sum + row.own.registered, 0)).toBe(
          world.registrations.length
        );
        expect(total.registered).toBe(world.registrations.length);
        expect(total.attempts).toBe(world.outcomes.length);
      })
    );
  });

  it('A4: the order of people and attempts changes nothing', () => {
    const pair = worlds.chain((world) =>
      fc.record({
        world: fc.constant(world),
        registrations: reordered(world.registrations),
        outcomes: reordered(world.outcomes)
      })
    );
    fc.assert(
      fc.property(pair, ({ world, registrations, outcomes }) => {
        expect(tableOf({ units: world.units, registrations, outcomes })).toEqual(tableOf(world));
      })
    );
  });

  it('A5: a mean is the sum by the number of entries at every node, never a mean of means', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const tree = treeOf(world);
        for (const { unit, all } of tableOf(world).rows) {
          const ids = tree.subtree(unit.id).map((one) => one.id);
          const marks = world.registrations
            .filter((one) => ids.includes(one.unitId))
            .flatMap((one) => world.outcomes.filter((other) => other.registrationId === one.id))
            .flatMap((one) => (one.score === null ? [] : [one.score]));
          const sum = marks.reduce((one, other) => one + other, 0);
          expect(averageScore(all)).toBe(marks.length ? Math.round(sum / marks.length) : null);
        }
      })
    );
  });

  it('A6: moving one contestant changes only the units above the two places', () => {
    const some = worlds.filter((world) => world.registrations.length > 0);
    fc.assert(
      fc.property(some, fc.nat(), fc.nat(), (world, who, where) => {
        const moved = world.registrations[who % world.registrations.length]!;
        const target = world.units[where % world.units.length]!;
        const registrations = world.registrations.map((one) =>
          one === moved ? { ...one, unitId: target.id } : one
        );
        const paths = [...treeOf(world).path(moved.unitId), ...treeOf(world).path(target.id)];
        const after = tableOf({ ...world, registrations });
        for (const [index, row] of tableOf(world).rows.entries()) {
          if (!paths.some((one) => one.id === row.unit.id)) expect(after.rows[index]).toEqual(row);
        }
        expect(after.total.registered).toBe(world.registrations.length);
      })
    );
  });

  it('A7: asking for one unit gives its rows of the whole table', () => {
    fc.assert(
      fc.property(worlds, fc.nat(), (world, pick) => {
        const top = world.units[pick % world.units.length]!;
        const counts = counted(world.registrations, world.outcomes);
        const part = participationTable(treeOf(world), counts, { topId: top.id, bloc: null });
        const subtree = treeOf(world).subtree(top.id);
        const whole = tableOf(world).rows.filter((row) => subtree.includes(row.unit));
        const strip = ({ unit, own, all }: (typeof whole)[number]) => ({ unit, own, all });
        expect(part.rows.map(strip)).toEqual(whole.map(strip));
      })
    );
  });

  it('A8: the counts never contradict one another, and rates lie between nothing and all', () => {
    const check = (figures: Participation): void => {
      expect(figures.tookPart).toBeLessThanOrEqual(figures.registered);
      expect(figures.working).toBeLessThanOrEqual(figures.registered);
      expect(figures.valid + figures.working).toBeLessThanOrEqual(figures.attempts);
      expect(figures.tookPart).toBeLessThanOrEqual(figures.attempts);
      const rate = basisPoints(shareOfRegistered(figures));
      expect(rate === null).toBe(figures.registered === 0);
      expect(rate ?? 0).toBeGreaterThanOrEqual(0);
      expect(rate ?? 0).toBeLessThanOrEqual(10_000);
    };
    fc.assert(
      fc.property(worlds, (world) => {
        const { rows, total } = tableOf(world);
        [total, ...rows.flatMap((row) => [row.own, row.all])].forEach(check);
      })
    );
  });
});
