import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boardGrid, boardNameScale, boardType, sharedRanks } from '#lib/client/live/board-grid.ts';

describe('the board', () => {
  it.each([
    [0, { columns: 1, rows: 1 }],
    [4, { columns: 1, rows: 4 }],
    [8, { columns: 2, rows: 4 }],
    [15, { columns: 2, rows: 8 }],
    [60, { columns: 3, rows: 20 }],
    [100, { columns: 5, rows: 20 }]
  ])('of %d teams is laid out as %o', (teams, grid) => {
    expect(boardGrid(teams)).toEqual(grid);
  });

  it('has a place for every team and no empty column', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), (teams) => {
        const { columns, rows } = boardGrid(teams);
        return columns * rows >= teams && (columns - 1) * rows < teams;
      })
    );
  });

  it('knows which ranks are shared', () => {
    expect(sharedRanks([1, 2, 2, 4, 5, 5, 5].map((rank) => ({ rank })))).toEqual(new Set([2, 5]));
  });
});

describe('the type of a board', () => {
  it.each([2, 7, 8, 15, 24, 60])('leaves %d teams rows in which a name may break once', (teams) => {
    const { size } = boardType(teams);
    const roomOfRow = 43 / boardGrid(teams).rows - 0.4 * size;
    expect(roomOfRow).toBeGreaterThanOrEqual(2 * 1.15 * 0.8 * size + 0.3 * size);
  });

  it('shrinks a longer name to its line, and a very long one to two lines', () => {
    const { lettersPerLine } = boardType(15);
    expect(boardNameScale('UBND huyện Lai Vung', lettersPerLine)).toBe(1);
    expect(boardNameScale('Sở Thông tin và Truyền thông', lettersPerLine)).toBeLessThan(1);
    expect(boardNameScale('Sở Nông nghiệp và Phát triển nông thôn', lettersPerLine)).toBe(0.8);
    const name = 'Ban Quản lý các khu công nghiệp, khu chế xuất và khu kinh tế cửa khẩu tỉnh';
    expect(boardNameScale(name, lettersPerLine)).toBeLessThan(0.6);
  });

  it('only lets names break where no line is given', () => {
    expect(boardNameScale('Sở Nông nghiệp và Phát triển nông thôn', Infinity)).toBe(1);
  });
});
