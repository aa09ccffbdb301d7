import { describe, expect, it } from 'vitest';
import { blocOf, blocsOf, unitsIn, within } from '#lib/domain/reports/scope.ts';
import {
  ageBand,
  byAge,
  byBloc,
  byPosition,
  bySex,
  byUnitType
} from '#lib/domain/reports/structure.ts';
import { unitTree } from '#lib/domain/units/tree.ts';
import { unit } from '../results/worlds.ts';

const tree = unitTree([
  unit('dongThap', { type: 'province' }),
  unit('soNoiVu', { parentId: 'dongThap', position: 1, bloc: 'so-nganh' }),
  unit('laiVung', { type: 'district', parentId: 'dongThap', position: 2, bloc: 'huyen' }),
  unit('hoaLong', { type: 'commune', parentId: 'laiVung', position: 3 })
]);

const count = (
  unitId: string,
  value: string | number | null,
  registered: number,
  tookPart: number
) => ({
  unitId,
  value,
  registered,
  tookPart
});

describe('the scope of a report', () => {
  it('a unit counts in the bloc of the nearest unit above it that has one', () => {
    expect(blocOf(tree, 'hoaLong')).toBe('huyen');
    expect(blocOf(tree, 'dongThap')).toBeNull();
    expect(blocsOf(tree)).toEqual(['so-nganh', 'huyen']);
  });

  it('is a unit with all below it, a bloc, or both', () => {
    const idsIn = (topId: string | null, bloc: string | null) =>
      unitsIn(tree, { topId, bloc }).map((one) => one.id);
    expect(idsIn('laiVung', null)).toEqual(['laiVung', 'hoaLong']);
    expect(idsIn(null, 'huyen')).toEqual(['laiVung', 'hoaLong']);
    expect(idsIn('soNoiVu', 'huyen')).toEqual([]);
    const rows = [{ unitId: 'hoaLong' }, { unitId: 'soNoiVu' }];
    expect(within(tree, { topId: 'laiVung', bloc: null }, rows)).toEqual([{ unitId: 'hoaLong' }]);
  });
});

describe('the structure of participants', () => {
  it('by sex, those without one on record last', () => {
    const groups = bySex([
      count('soNoiVu', 'female', 4, 3),
      count('hoaLong', 'male', 2, 1),
      count('hoaLong', null, 1, 1),
      count('hoaLong', 'female', 1, 1)
    ]);
    expect(groups).toEqual([
      { key: 'male', registered: 2, tookPart: 1, share: 1667 },
      { key: 'female', registered: 5, tookPart: 4, share: 6667 },
      { key: null, registered: 1, tookPart: 1, share: 1667 }
    ]);
  });

  it('by age in the year of the contest', () => {
    expect([29, 30, 39, 40, 50, 59, 60].map(ageBand)).toEqual([
      'under-30',
      '30-39',
      '30-39',
      '40-49',
      '50-59',
      '50-59',
      'from-60'
    ]);
    const groups = byAge([count('soNoiVu', 1991, 1, 1), count('soNoiVu', 1960, 1, 0)], 2021);
    expect(groups.map(({ key, tookPart }) => [key, tookPart])).toEqual([
      ['30-39', 1],
      ['from-60', 0]
    ]);
  });

  it('by position, the most first', () => {
    const groups = byPosition([
      count('soNoiVu', 'Văn thư', 2, 2),
      count('hoaLong', 'Chuyên viên', 3, 1),
      count('soNoiVu', 'Chuyên viên', 4, 3),
      count('soNoiVu', '', 1, 1)
    ]);
    expect(groups.map(({ key, tookPart }) => [key, tookPart])).toEqual([
      ['Chuyên viên', 4],
      ['Văn thư', 2],
      [null, 1]
    ]);
  });

  it('by bloc and by type of unit', () => {
    const units = [
      { unitId: 'soNoiVu', registered: 4, tookPart: 4 },
      { unitId: 'hoaLong', registered: 4, tookPart: 1 },
      { unitId: 'laiVung', registered: 2, tookPart: 1 }
    ];
    expect(byBloc(tree, units).map(({ key, tookPart, share }) => [key, tookPart, share])).toEqual([
      ['so-nganh', 4, 6667],
      ['huyen', 2, 3333]
    ]);
    expect(byUnitType(tree, units).map(({ key, tookPart }) => [key, tookPart])).toEqual([
      ['department', 4],
      ['district', 1],
      ['commune', 1]
    ]);
  });
});
