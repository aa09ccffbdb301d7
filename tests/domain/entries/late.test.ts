import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '#lib/domain/core/time.ts';
import { daysLate, latePoints } from '#lib/domain/entries/late.ts';

describe('handing in late', () => {
  it.each([
    [0, 0, 0],
    [-HOUR, 0, 0],
    [1, 1, -50],
    [DAY, 1, -50],
    [DAY + 1, 2, -100],
    [30 * DAY, 30, -500]
  ])('%d ms after the close is %d days and costs %d', (after, days, points) => {
    expect(daysLate(1_000_000, 1_000_000 + after)).toBe(days);
    expect(latePoints(1_000_000, 1_000_000 + after, { perDay: 50, most: 500 })).toBe(points);
  });

  it('costs nothing where the rules say nothing', () => {
    expect(latePoints(0, DAY, null)).toBe(0);
  });
});
