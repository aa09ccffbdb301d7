import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE, SECOND, vietnamTime } from '#lib/domain/core/time.ts';
import { readDuration } from '#lib/domain/core/written-duration.ts';
import { readMoment } from '#lib/domain/core/written-moment.ts';
import { readPoints } from '#lib/domain/core/written-points.ts';

describe('points as people write them', () => {
  it.each([
    ['2', 200],
    ['0,25', 25],
    ['0.25', 25],
    ['0,5', 50],
    [' 1,50 điểm', 150],
    ['-0,25', -25],
    ['+1', 100],
    ['-0', 0]
  ])('%s', (text, points) => {
    expect(readPoints(text)).toBe(points);
  });

  it.each(['', '0,255', '1.000', '1,2,3', 'hai', '2 phút', '12345', ',5', '1e3'])(
    'not %s',
    (text) => {
      expect(readPoints(text)).toBeNull();
    }
  );
});

describe('lengths of time as people write them', () => {
  it.each([
    ['30 phút', 30 * MINUTE],
    ['30phut', 30 * MINUTE],
    ['30m', 30 * MINUTE],
    ['30 min', 30 * MINUTE],
    ['PT30M', 30 * MINUTE],
    ['pt1h30m', 90 * MINUTE],
    ['1 giờ 30 phút', 90 * MINUTE],
    ['1h30', 90 * MINUTE],
    ['90 giây', 90 * SECOND],
    ['2 tiếng', 2 * HOUR]
  ])('%s', (text, ms) => {
    expect(readDuration(text)).toEqual({ kind: 'duration', ms });
  });

  it('a bare number has no unit', () => {
    expect(readDuration('30')).toEqual({ kind: 'bare', given: 30 });
  });

  it.each(['', 'PT', '30 ngày', '30 phút 1 giờ', '5 phút 5 phút', '1:30', 'nửa giờ', '30 phút 15'])(
    'not %s',
    (text) => {
      expect(readDuration(text)).toEqual({ kind: 'unknown' });
    }
  );
});

describe('moments as people write them', () => {
  const half = vietnamTime(2026, 9, 22, 7, 30);

  it.each([
    ['2026-09-22T07:30:00+07:00', half, '+07:00'],
    ['2026-09-22T07:30+0700', half, '+0700'],
    ['2026-09-22T00:30:00Z', half, 'Z'],
    ['2026-09-22T07:30:00Z', half + 7 * HOUR, 'Z'],
    ['2026-09-22 07:30', half, null],
    ['2026-09-22T07:30:00', half, null],
    ['22/9/2026 7:30', half, null],
    ['22-09-2026, 07:30', half, null],
    ['7:30 22/9/2026', half, null],
    ['7 giờ 30 ngày 22/9/2026', half, null],
    ['7h30 22.9.2026', half, null]
  ])('%s', (text, at, offset) => {
    expect(readMoment(text)).toEqual({ at, offset });
  });

  it.each([
    '',
    '2026-09-31 07:30',
    '31/2/2026 7:30',
    '2026-09-22',
    '22/9/2026 25:00',
    '9/22/2026 7:30'
  ])('not %s', (text) => {
    expect(readMoment(text)).toBeNull();
  });
});
