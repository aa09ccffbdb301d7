import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND, vietnamTime } from '#lib/domain/core/time.ts';
import * as format from '#lib/text/format.ts';
import { overwriteGetLocale, type Locale } from '#lib/text/paraglide/runtime.js';

const speak = (locale: Locale): void => overwriteGetLocale(() => locale);

beforeEach(() => speak('vi'));

describe('number', () => {
  test.each([
    [0, 0, '0', '0'],
    [4345, 0, '4.345', '4,345'],
    [130350, 0, '130.350', '130,350'],
    [3800000, 0, '3.800.000', '3,800,000'],
    [23.6, 1, '23,6', '23.6'],
    [23, 1, '23', '23'],
    [1234.5, 2, '1.234,5', '1,234.5'],
    [-4345, 0, '-4.345', '-4,345'],
    [-0.04, 1, '0', '0']
  ])('%d with %d decimals', (value, decimals, vietnamese, english) => {
    expect(format.number(value, decimals, 'vi')).toBe(vietnamese);
    expect(format.number(value, decimals, 'en')).toBe(english);
  });

  test('groups like Intl, whatever the number', () => {
    const peer = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 0 });
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (value) => {
        expect(format.number(value)).toBe(peer.format(value));
      })
    );
  });
});

describe('percent', () => {
  test.each([
    [236, 1000, '23,6%'],
    [1, 3, '33,3%'],
    [4345, 4345, '100%'],
    [0, 5, '0%'],
    [0, 0, '–']
  ])('%d of %d', (part, whole, expected) => {
    expect(format.percent(part, whole)).toBe(expected);
  });
});

test.each([
  [5800, '58', '58'],
  [25, '0,25', '0.25'],
  [28850, '288,5', '288.5']
])('marks of %d hundredths', (points, vietnamese, english) => {
  expect(format.marks(points, 'vi')).toBe(vietnamese);
  expect(format.marks(points, 'en')).toBe(english);
});

describe('days and times are those of Vietnam', () => {
  const lateEvening = vietnamTime(2021, 9, 22, 23, 59) + 7 * SECOND;

  test('date', () => {
    expect(format.date(lateEvening, 'vi')).toBe('22/9/2021');
    expect(format.date(lateEvening, 'en')).toBe('22 Sep 2021');
    expect(format.date(vietnamTime(2026, 12, 1), 'vi')).toBe('01/12/2026');
    expect(format.date(vietnamTime(2022, 2, 28), 'vi')).toBe('28/02/2022');
    expect(format.date(vietnamTime(2022, 3, 9), 'vi')).toBe('09/3/2022');
    expect(format.date(lateEvening + MINUTE, 'vi')).toBe('23/9/2021');
  });

  test('time left is read out as it is shown', () => {
    expect(format.clockTime(4 * MINUTE + 57_200)).toBe('04:58');
    expect(format.timeLeft(4 * MINUTE + 57_200)).toBe('4 phút 58 giây');
    expect(format.timeLeft(-1)).toBe('0 giây');
  });

  test('time', () => {
    expect(format.time(lateEvening)).toBe('23:59');
    expect(format.timeWithSeconds(lateEvening)).toBe('23:59:07');
    expect(format.timeWithSeconds(vietnamTime(2021, 9, 22))).toBe('00:00:00');
  });

  test('date and time', () => {
    expect(format.dateTime(lateEvening)).toBe('23:59 ngày 22/9/2021');
    speak('en');
    expect(format.dateTime(lateEvening)).toBe('23:59 on 22 Sep 2021');
  });

  test('a period names a shared day once', () => {
    const from = vietnamTime(2021, 9, 22, 7, 30);
    expect(format.period(from, from + 4 * HOUR)).toBe('07:30–11:30 ngày 22/9/2021');
    expect(format.period(from, from + DAY)).toBe(
      'Từ 07:30 ngày 22/9/2021 đến 07:30 ngày 23/9/2021'
    );
  });
});

test.each([
  [30 * MINUTE, '30 phút'],
  [90 * MINUTE, '1 giờ 30 phút'],
  [65 * SECOND + 400, '1 phút 5 giây'],
  [0, '0 giây'],
  [-5, '0 giây']
])('duration of %d ms', (milliseconds, expected) => {
  expect(format.duration(milliseconds)).toBe(expected);
});

test.each([
  [30 * MINUTE, '30:00'],
  [30 * MINUTE - 1, '30:00'],
  [29 * MINUTE + 5 * SECOND, '29:05'],
  [HOUR + 2 * MINUTE + 9 * SECOND, '1:02:09'],
  [1, '00:01'],
  [0, '00:00'],
  [-4000, '00:00']
])('clock with %d ms left', (milliseconds, expected) => {
  expect(format.clockTime(milliseconds)).toBe(expected);
});

describe('countdown', () => {
  const figures = (milliseconds: number) =>
    format.countdownParts(milliseconds).map((part) => `${part.figure} ${part.name}`);

  test('shows days only when there are any', () => {
    expect(figures(2 * DAY + 3 * HOUR)).toEqual(['2 ngày', '03 giờ', '00 phút', '00 giây']);
    expect(figures(3 * HOUR + 5 * SECOND)).toEqual(['03 giờ', '00 phút', '05 giây']);
  });

  test('parts add up to the time left, in whole seconds', () => {
    const weights = [DAY, HOUR, MINUTE, SECOND];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900 * DAY }), (milliseconds) => {
        const parts = format.countdownParts(milliseconds);
        const values = parts.map((part) => Number(part.figure));
        const sum = values.reduce(
          (total, value, index) => total + value * (weights[index + 4 - values.length] ?? 0),
          0
        );
        expect(sum).toBe(Math.ceil(milliseconds / SECOND) * SECOND);
      })
    );
  });
});
