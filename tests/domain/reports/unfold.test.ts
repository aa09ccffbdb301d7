import { describe, expect, it } from 'vitest';
import { participationTable } from '#lib/domain/reports/participation.ts';
import { EVERYTHING, toggled, unfold } from '#lib/domain/reports/unfold.ts';
import { unitTree } from '#lib/domain/units/tree.ts';
import { unit } from '../results/worlds.ts';

const tree = unitTree([
  unit('dongThap', { type: 'province' }),
  unit('soNoiVu', { parentId: 'dongThap', position: 1 }),
  unit('laiVung', { parentId: 'dongThap', position: 2 }),
  unit('hoaLong', { parentId: 'laiVung', position: 3 }),
  unit('ap1', { parentId: 'hoaLong', position: 4 })
]);
const { rows } = participationTable(tree, []);
const shown = (open: string[]) => unfold(rows, open).map((row) => row.unit.id);

describe('the table as a tree', () => {
  it('shows the top and what is right below it', () => {
    expect(shown([])).toEqual(['dongThap', 'soNoiVu', 'laiVung']);
  });

  it('shows what is below the units that are unfolded', () => {
    expect(shown(['laiVung'])).toEqual(['dongThap', 'soNoiVu', 'laiVung', 'hoaLong']);
  });

  it('shows nothing below a unit that is hidden itself', () => {
    expect(shown(['hoaLong'])).toEqual(shown([]));
    expect(shown(['hoaLong', 'laiVung'])).toEqual(rows.map((row) => row.unit.id));
  });

  it('shows everything when asked to', () => {
    expect(shown([EVERYTHING])).toEqual(rows.map((row) => row.unit.id));
  });

  it('knows what can be unfolded and what is', () => {
    expect(unfold(rows, ['laiVung']).map((row) => [row.hasChildren, row.isOpen])).toEqual([
      [true, true],
      [false, false],
      [true, true],
      [true, false]
    ]);
  });
});

describe('opening and closing one unit', () => {
  it('adds it, or takes it out', () => {
    expect(toggled(rows, [], 'laiVung')).toEqual(['laiVung']);
    expect(toggled(rows, ['laiVung', 'hoaLong'], 'laiVung')).toEqual(['hoaLong']);
  });

  it('takes one out of all', () => {
    expect(toggled(rows, [EVERYTHING], 'laiVung')).toEqual([
      'dongThap',
      'soNoiVu',
      'hoaLong',
      'ap1'
    ]);
  });

  it('forgets units that are not there', () => {
    expect(toggled(rows, ['gone'], 'laiVung')).toEqual(['laiVung']);
  });
});
