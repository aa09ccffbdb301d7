import { describe, expect, it } from 'vitest';
import { arrangeMonitor, arrangeParticipation } from '#lib/domain/reports/arrange.ts';
import { participationTable } from '#lib/domain/reports/participation.ts';
import { unitTree } from '#lib/domain/units/tree.ts';
import { registration, submitted, unit } from '../results/worlds.ts';
import { counted } from './counted.ts';

const tree = unitTree([
  unit('dongThap', { type: 'province', name: 'Tỉnh Đồng Tháp' }),
  unit('soNoiVu', { parentId: 'dongThap', position: 1, name: 'Sở Nội vụ' }),
  unit('laiVung', { type: 'district', parentId: 'dongThap', position: 2, name: 'Huyện Lai Vung' }),
  unit('hoaLong', { parentId: 'laiVung', position: 3, name: 'UBND xã Hòa Long' }),
  unit('tanHoa', { parentId: 'laiVung', position: 4, name: 'UBND xã Đông Hòa' }),
  unit('soTuPhap', { parentId: 'dongThap', position: 5, name: 'Sở Tư pháp' })
]);

const { rows } = participationTable(
  tree,
  counted(
    [registration('an', 'soNoiVu'), registration('binh', 'tanHoa'), registration('chi', 'hoaLong')],
    [submitted('binh', 40)]
  )
);
const order = (
  ...args: Parameters<typeof arrangeParticipation> extends [unknown, ...infer Rest] ? Rest : never
) => arrangeParticipation(rows, ...args).map((row) => row.unit.id);

describe('the participation table in another order', () => {
  it('stays a tree', () => {
    expect(order('list', 'desc')).toEqual([
      'dongThap',
      'soTuPhap',
      'laiVung',
      'tanHoa',
      'hoaLong',
      'soNoiVu'
    ]);
  });

  it('sorts names as Vietnamese do', () => {
    expect(order('name', 'asc')).toEqual([
      'dongThap',
      'laiVung',
      'tanHoa',
      'hoaLong',
      'soNoiVu',
      'soTuPhap'
    ]);
  });

  it.each(['asc', 'desc'] as const)('puts unknown rates last (%s)', (direction) => {
    expect(order('rateOfRegistered', direction).at(-1)).toBe('soTuPhap');
    expect(order('average', direction).at(-1)).toBe('soTuPhap');
  });

  it('puts the higher rate first when asked to', () => {
    expect(order('rateOfRegistered', 'desc')).toEqual([
      'dongThap',
      'laiVung',
      'tanHoa',
      'hoaLong',
      'soNoiVu',
      'soTuPhap'
    ]);
  });
});

describe('the rows of the monitor', () => {
  const counts = { notStarted: 0, working: 0, away: 0, submitted: 0 };
  const monitor = tree.units.map((one, index) => ({
    unit: one,
    counts: { ...counts, working: index % 3 }
  }));
  const names = (words: string) =>
    arrangeMonitor(monitor, { words, order: 'list', direction: 'asc' }).map((row) => row.unit.id);

  it.each([
    ['', 6],
    ['hoa', 2],
    ['đông', 2],
    ['DONG HOA', 1],
    ['Đông Hòa'.normalize('NFD'), 1],
    ['không có', 0]
  ])('that match "%s" are %i', (words, count) => {
    expect(names(words)).toHaveLength(count);
  });

  it('are ordered by a count, equal ones by the official list', () => {
    const ids = arrangeMonitor(monitor, { words: '', order: 'working', direction: 'desc' });
    expect(ids.map((row) => row.unit.id)).toEqual([
      'laiVung',
      'soTuPhap',
      'soNoiVu',
      'tanHoa',
      'dongThap',
      'hoaLong'
    ]);
  });
});
