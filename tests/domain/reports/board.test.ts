import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DENOMINATORS } from '#lib/domain/contest/rules.ts';
import { arrangeBoard, BOARD_ORDERS, unitBoard, type BoardRow } from '#lib/domain/reports/board.ts';
import { UNIT_TYPES } from '#lib/domain/units/unit.ts';
import { treeOf, worlds } from '../results/worlds.ts';
import { counted } from './counted.ts';

const row = (name: string, part: number, bloc: string | null = null): BoardRow => ({
  code: name,
  name,
  bloc,
  registered: 10,
  tookPart: part,
  share: part < 0 ? null : { part, whole: 10 }
});

describe('the public unit board', () => {
  it('tells who took part and nothing else, of ranked units alone (PRODUCT 7)', () => {
    fc.assert(
      fc.property(
        worlds,
        fc.subarray([...UNIT_TYPES]),
        fc.constantFrom(...DENOMINATORS),
        (world, levels, denominator) => {
          const tree = treeOf(world);
          const counts = counted(world.registrations, world.outcomes);
          const board = unitBoard(tree, counts, levels, denominator);
          const ranked = tree.units.filter((unit) => levels.includes(unit.type));
          expect(board.rows.map(({ code }) => code).sort()).toEqual(
            ranked.map(({ code }) => code).sort()
          );
          for (const one of board.rows) {
            const { share, ...rest } = one;
            expect(Object.keys(rest).sort()).toEqual(
              ['bloc', 'code', 'name', 'registered', 'tookPart'].sort()
            );
            if (share) expect(share.part).toBe(one.tookPart);
          }
          expect(board.total.registered).toBe(world.registrations.length);
        }
      )
    );
  });

  it('is searched without diacritics, limited to a bloc, and has the highest rates first', () => {
    const rows = [
      row('Sở Nội vụ', 3, 'so-nganh'),
      row('UBND huyện Đầm Dơi', -1, 'huyen'),
      row('UBND huyện Lai Vung', 9, 'huyen')
    ];
    const names = (query: Partial<Parameters<typeof arrangeBoard>[1]>) =>
      arrangeBoard(rows, { words: '', bloc: null, order: 'list', ...query }).map((one) => one.name);
    expect(names({})).toEqual(rows.map((one) => one.name));
    expect(names({ words: 'dam doi' })).toEqual(['UBND huyện Đầm Dơi']);
    expect(names({ words: 'Nội'.normalize('NFD') })).toEqual(['Sở Nội vụ']);
    expect(names({ bloc: 'huyen', order: 'rate' })).toEqual([
      'UBND huyện Lai Vung',
      'UBND huyện Đầm Dơi'
    ]);
    expect(names({ words: 'không có' })).toEqual([]);
  });

  it('shows the same units in every order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1, max: 10 })),
        fc.constantFrom(...BOARD_ORDERS),
        (parts, order) => {
          const rows = parts.map((part, at) => row(`unit${at}`, part));
          const shown = arrangeBoard(rows, { words: '', bloc: null, order });
          expect(new Set(shown)).toEqual(new Set(rows));
        }
      )
    );
  });
});
