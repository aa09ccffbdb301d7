import { describe, expect, it } from 'vitest';
import { findIndividuals, type IndividualQuery } from '#lib/domain/results/find.ts';
import { rankIndividuals } from '#lib/domain/results/individuals.ts';
import { unitTree } from '#lib/domain/units/tree.ts';
import { entry, unit } from './worlds.ts';

const tree = unitTree([
  unit('soNoiVu', { name: 'Sở Nội vụ' }),
  unit('laiVung', { name: 'UBND huyện Lai Vung', type: 'district' }),
  unit('hoaLong', { name: 'UBND xã Hòa Long', type: 'commune', parentId: 'laiVung' })
]);
const LEVELS = ['department', 'district'] as const;

const find = (
  standings: ReturnType<typeof rankIndividuals>,
  query: Partial<IndividualQuery> = {}
) => findIndividuals(standings, tree, LEVELS, { words: '', unitId: null, page: 1, ...query });

const few = rankIndividuals(
  [
    entry('dung', 58, 60, { unitId: 'hoaLong', fullName: 'Phạm Văn Dũng' }),
    entry('an', 60, 60, { unitId: 'soNoiVu', fullName: 'Nguyễn Văn An' }),
    entry('chi', 58, 60, { unitId: 'laiVung', fullName: 'Lê Thị Chi' }),
    entry('binh', 40, 60, { unitId: 'hoaLong', fullName: 'Đỗ Thị Bình' })
  ],
  []
);
const idsOf = ({ rows }: ReturnType<typeof find>) => rows.map(({ entry }) => entry.attemptId);

describe('looking for somebody in the ranking', () => {
  it('shows everybody by rank, with the own unit and the one that is ranked', () => {
    const page = find(few);
    expect(page).toMatchObject({ found: 4, page: 1, pages: 1 });
    expect(idsOf(page)).toEqual(['an', 'chi', 'dung', 'binh']);
    expect(page.rows[2]).toMatchObject({
      rank: 2,
      unit: { id: 'hoaLong' },
      rankedUnit: { id: 'laiVung' },
      rankWithin: null
    });
  });

  it('within a ranked unit keeps the order, and says the place there: ties share it', () => {
    const page = find(few, { unitId: 'laiVung' });
    expect(page.found).toBe(3);
    expect(page.rows.map(({ rank, rankWithin }) => [rank, rankWithin])).toEqual([
      [2, 1],
      [2, 1],
      [4, 3]
    ]);
    expect(find(few, { unitId: 'hoaLong' }).found).toBe(0);
  });

  it.each([
    ['pham van dung', ['dung']],
    ['Dũng', ['dung']],
    ['DO THI', ['binh']],
    ['hoa long', ['dung', 'binh']],
    ['huyện lai vung', ['chi', 'dung', 'binh']],
    ['chi', ['chi']],
    ['an • an', ['an']],
    ['anan', []],
    ['nobody', []]
  ])('finds by name, code or unit, with or without diacritics: %s', (words, expected) => {
    const page = find(few, { words });
    expect(idsOf(page)).toEqual(expected);
    expect(page).toMatchObject({ found: expected.length, pages: 1, page: 1 });
  });

  it('has pages of fifty; a page too far is the last, one too low the first', () => {
    const many = rankIndividuals(
      Array.from({ length: 101 }, (_, at) => entry(`cb${at}`, 101 - at, 60)),
      []
    );
    const shown = (page: number) => {
      const { rows, ...rest } = find(many, { page });
      return { ...rest, from: rows[0]?.rank, to: rows.at(-1)?.rank };
    };
    const whole = { found: 101, pages: 3 };
    expect(shown(1)).toEqual({ ...whole, page: 1, from: 1, to: 50 });
    expect(shown(2)).toEqual({ ...whole, page: 2, from: 51, to: 100 });
    expect(shown(3)).toEqual({ ...whole, page: 3, from: 101, to: 101 });
    expect(shown(9)).toEqual(shown(3));
    expect(shown(0)).toEqual(shown(1));
    expect(find(many.slice(0, 50)).pages).toBe(1);
  });
});
