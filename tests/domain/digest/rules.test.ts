import { describe, expect, it } from 'vitest';
import { vietnamTime } from '#lib/domain/core/time.ts';
import { dueDay } from '#lib/domain/digest/rules.ts';

const WINDOW = { opensAt: vietnamTime(2021, 9, 22, 7, 30), closesAt: vietnamTime(2021, 9, 23, 17) };
const RULES = { isOn: true, hour: 7, threshold: 50 };

describe('the digest of a day is due', () => {
  it.each([
    ['the day before', vietnamTime(2021, 9, 21, 12), null],
    ['before its hour', vietnamTime(2021, 9, 22, 6, 59), null],
    ['at its hour', vietnamTime(2021, 9, 22, 7), '2021-09-22'],
    ['late in the evening', vietnamTime(2021, 9, 22, 23, 59), '2021-09-22'],
    ['on the last day', vietnamTime(2021, 9, 23, 8), '2021-09-23'],
    ['the day after, with the whole', vietnamTime(2021, 9, 24, 7), '2021-09-24'],
    ['two days after', vietnamTime(2021, 9, 25, 7), null]
  ])('%s', (_, now, day) => {
    expect(dueDay(RULES, WINDOW, now)).toBe(day);
  });

  it('never while it is off, or without sessions', () => {
    const now = vietnamTime(2021, 9, 22, 12);
    expect(dueDay({ ...RULES, isOn: false }, WINDOW, now)).toBeNull();
    expect(dueDay(RULES, null, now)).toBeNull();
  });
});
