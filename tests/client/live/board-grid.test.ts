import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boardGrid, sharedRanks } from '#lib/client/live/board-grid.ts';

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
