import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MINUTE, vietnamDay, vietnamTime } from '#lib/domain/core/time.ts';
import {
  readTypedDay,
  readTypedMoment,
  readTypedTime,
  typedDay,
  typedMoment
} from '#lib/domain/core/typed-time.ts';

const moment = fc
  .integer({ min: vietnamTime(2000, 1, 1), max: vietnamTime(2100, 12, 31, 23, 59) })
  .map((at) => at - (at % MINUTE));

const FIRST = { year: 2026, month: 12, day: 1 };
const at = (hour: number, minute: number) => vietnamTime(2026, 12, 1, hour, minute);

describe('a day as it is typed', () => {
  it.each([
    '1/12/2026',
    '01/12/2026',
    '01-12-2026',
    '1.12.2026',
    ' 1 / 12 / 2026 ',
    '1 12 2026',
    'ngày 1 tháng 12 năm 2026',
    'Ngày 01 Tháng 12 năm 2026'.normalize('NFD'),
    '2026-12-01',
    '１/１２/２０２６'
  ])('%j is the first of December', (typed) => {
    expect(readTypedDay(typed)).toEqual({ ok: true, value: FIRST });
  });

  it.each([
    ['', 'no-day'],
    ['mai', 'no-day'],
    ['1/12', 'no-day'],
    ['1/12/2026 và hơn', 'no-day'],
    ['1/12/26', 'short-year'],
    ['1/12/202', 'short-year'],
    ['30/2/2026', 'no-such-day'],
    ['29/2/2100', 'no-such-day'],
    ['12/31/2026', 'no-such-day'],
    ['0/1/2026', 'no-such-day'],
    ['1/0/2026', 'no-such-day'],
    ['1/12/1999', 'no-such-day'],
    ['1/12/2101', 'no-such-day'],
    ['1/12/20266', 'no-day']
  ])('%j is none: %s', (typed, refusal) => {
    expect(readTypedDay(typed)).toEqual({ ok: false, refusal });
  });

  it('comes back as it was, for every day', () => {
    fc.assert(
      fc.property(moment, (at) => {
        const day = vietnamDay(at);
        expect(readTypedDay(typedDay(day))).toEqual({ ok: true, value: day });
      })
    );
  });
});

describe('a time of day as it is typed', () => {
  it.each([
    ['07:30', 7, 30],
    ['7:30', 7, 30],
    ['7h30', 7, 30],
    ['7H30', 7, 30],
    ['7 giờ 30 phút', 7, 30],
    ['7 giờ', 7, 0],
    ['7g30', 7, 30],
    ['17h', 17, 0],
    ['0:00', 0, 0],
    ['23:59', 23, 59],
    ['07:30:15', 7, 30],
    ['lúc 7h30', 7, 30]
  ])('%j', (typed, hour, minute) => {
    expect(readTypedTime(typed)).toEqual({ ok: true, value: { hour, minute } });
  });

  it.each([
    ['', 'no-time'],
    ['7', 'no-time'],
    ['5:00 PM', 'no-time'],
    ['sáng', 'no-time'],
    ['24:00', 'no-such-time'],
    ['7:60', 'no-such-time'],
    ['7h99', 'no-such-time']
  ])('%j is none: %s', (typed, refusal) => {
    expect(readTypedTime(typed)).toEqual({ ok: false, refusal });
  });
});

describe('a day with its time', () => {
  it.each([
    ['01/12/2026 07:30', at(7, 30)],
    ['07:30 01/12/2026', at(7, 30)],
    ['7h30 ngày 1/12/2026', at(7, 30)],
    ['07:30 ngày 1 tháng 12 năm 2026', at(7, 30)],
    ['1-12-2026, 7 giờ', at(7, 0)],
    ['1/12/2026 lúc 17h05', at(17, 5)],
    ['1/12/2026 - 17h05', at(17, 5)],
    ['2026-12-01T07:30', at(7, 30)],
    ['2026-12-01T07:30:00', at(7, 30)],
    ['2026-12-01 07:30', at(7, 30)]
  ])('%j', (typed, expected) => {
    expect(readTypedMoment(typed)).toEqual({ ok: true, value: expected });
  });

  it.each([
    ['', 'no-day'],
    ['07:30', 'no-day'],
    ['1/12/2026', 'no-time'],
    ['30/2/2026 07:30', 'no-such-day'],
    ['1/12/26 07:30', 'short-year'],
    ['1/12/2026 24:00', 'no-such-time'],
    ['1/12/2026 5:00 PM', 'no-time'],
    ['1/12/2026 7:30 2/12/2026', 'no-time']
  ])('%j is none: %s', (typed, refusal) => {
    expect(readTypedMoment(typed)).toEqual({ ok: false, refusal });
  });

  it('comes back as it was, for every minute', () => {
    fc.assert(
      fc.property(moment, (at) => {
        expect(readTypedMoment(typedMoment(at))).toEqual({ ok: true, value: at });
      })
    );
  });

  it('never fails on anything that people type', () => {
    const typed = fc.stringMatching(/^[0-9/:.\-hgT ngàythásăm]{0,40}$/);
    fc.assert(
      fc.property(typed, (text) => {
        const read = readTypedMoment(text);
        if (read.ok) expect(readTypedMoment(typedMoment(read.value))).toEqual(read);
      })
    );
  });
});
