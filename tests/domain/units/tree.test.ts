import { expect, it } from 'vitest';
import { unitTree } from '#lib/domain/units/tree.ts';
import type { Unit, UnitType } from '#lib/domain/units/unit.ts';

const unit = (code: string, type: UnitType, parentId: string | null, position: number): Unit => ({
  id: code,
  code,
  name: code,
  type,
  parentId,
  bloc: null,
  position,
  headcount: null
});

/** In 2021: province > district > commune; the list arrives in any order. */
const tree = unitTree([
  unit('xã Hòa Long', 'commune', 'huyện Lai Vung', 4),
  unit('phòng Nội vụ', 'division', 'huyện Lai Vung', 3),
  unit('tỉnh', 'province', null, 0),
  unit('huyện Lai Vung', 'district', 'tỉnh', 2),
  unit('Sở Nội vụ', 'department', 'tỉnh', 1)
]);
const codes = (units: readonly Unit[]) => units.map((one) => one.code);

it('shows units in their official order, parents before children', () => {
  expect(codes(tree.children(null))).toEqual(['tỉnh']);
  expect(codes(tree.children('tỉnh'))).toEqual(['Sở Nội vụ', 'huyện Lai Vung']);
  expect(codes(tree.subtree('tỉnh'))).toEqual(codes(tree.units));
  expect(tree.subtree('nowhere')).toEqual([]);
});

it('knows the way up and the unit that ranks', () => {
  expect(codes(tree.path('xã Hòa Long'))).toEqual(['xã Hòa Long', 'huyện Lai Vung', 'tỉnh']);
  const ranked = (id: string) => tree.rankedUnit(id, ['department', 'district'])?.code;
  expect(ranked('xã Hòa Long')).toBe('huyện Lai Vung');
  expect(ranked('huyện Lai Vung')).toBe('huyện Lai Vung');
  expect(ranked('tỉnh')).toBe(undefined);
});

it('ends also on a circle', () => {
  const circle = unitTree([unit('a', 'commune', 'b', 0), unit('b', 'commune', 'a', 1)]);
  expect(circle.path('a').length).toBeLessThanOrEqual(3);
});
