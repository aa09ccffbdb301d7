import { describe, expect, it } from 'vitest';
import { vietnamTime } from '#lib/domain/core/time.ts';
import {
  count,
  coverage,
  day,
  heldOn,
  marks,
  placeDate,
  rate,
  ROOM
} from '#lib/domain/documents/house-style.ts';
import {
  numbered,
  roman,
  withoutEmptyHeadings,
  withoutLoneHeadings
} from '#lib/domain/documents/document.ts';
import { heading, paragraph } from '#lib/domain/documents/draft.ts';
import { boldWidth } from '#lib/domain/documents/text-width.ts';
import { MOTTO } from '#lib/domain/documents/nd30.ts';

describe('numbers and dates of the seed report', () => {
  it('count as it does', () => {
    expect([0, 3, 8, 20, 427, 4345, 1_234_567].map(count)).toEqual([
      '0',
      '03',
      '08',
      '20',
      '427',
      '4.345',
      '1.234.567'
    ]);
    expect([coverage(2, 63), coverage(12, 12)]).toEqual(['02/63', '12/12']);
    expect(rate({ part: 236, whole: 1000 })).toBe('23,6%');
    expect(rate({ part: 4344, whole: 4345 })).toBe('99,98%');
    expect(rate({ part: 99_999, whole: 100_000 })).toBe('99,99%');
    expect([4390, 6000, -50, 105].map(marks)).toEqual(['43,9', '60', '-0,5', '1,05']);
  });

  it('tell days as it does', () => {
    expect(day(vietnamTime(2021, 7, 19))).toBe('19/7/2021');
    expect(day(vietnamTime(2021, 1, 22))).toBe('22/01/2021');
    expect(day(vietnamTime(2021, 11, 1))).toBe('01/11/2021');
    expect(heldOn([vietnamTime(2021, 9, 23, 8), vietnamTime(2021, 9, 22, 7)])).toBe(
      'ngày 22, 23/9/2021'
    );
    expect(heldOn([vietnamTime(2021, 9, 30), vietnamTime(2021, 10, 1)])).toBe(
      'ngày 30/9/2021, 01/10/2021'
    );
    const days = [22, 23, 24, 27].map((day) => vietnamTime(2021, 9, day));
    expect(heldOn(days.slice(0, 3))).toBe('ngày 22, 23, 24/9/2021');
    expect(heldOn(days)).toBe('từ ngày 22/9/2021 đến ngày 27/9/2021');
    expect(placeDate('Đồng Tháp', vietnamTime(2021, 11, 5))).toBe(
      'Đồng Tháp, ngày 05 tháng 11 năm 2021'
    );
    expect(placeDate('Đồng Tháp', null)).toBe(`Đồng Tháp, ngày${ROOM}tháng${ROOM}năm`);
  });
});

describe('headings', () => {
  const blocks = [
    heading(1, 'A'),
    heading(2, 'a'),
    ...paragraph(['x']),
    heading(2, 'empty'),
    heading(1, 'empty'),
    heading(2, 'empty'),
    heading(1, 'B'),
    heading(3, 'y'),
    ...paragraph(['x']),
    heading(3, 'z'),
    ...paragraph(['x'])
  ];

  it('are left out where nothing stands below, and numbered in the scheme of the decree', () => {
    const marks = numbered(withoutEmptyHeadings(blocks)).map(({ mark }) => mark);
    expect(marks.filter(Boolean)).toEqual(['I.', '1.', 'II.', 'a)', 'b)']);
    const alone = numbered(withoutLoneHeadings(withoutEmptyHeadings(blocks)));
    expect(alone.map(({ mark }) => mark).filter(Boolean)).toEqual(['I.', 'II.', 'a)', 'b)']);
    expect([1, 4, 9, 14].map(roman)).toEqual(['I', 'IV', 'IX', 'XIV']);
  });
});

describe('rules below titles', () => {
  it('are measured by the letters: 159,15 pt for the motto at 13 pt', () => {
    expect(boldWidth(MOTTO, 13) / 20).toBeCloseTo(159.15, 1);
    expect(boldWidth('Ệ', 10)).toBe(boldWidth('E', 10));
    expect(boldWidth('Ứ', 10)).toBeGreaterThan(boldWidth('U', 10));
  });
});
