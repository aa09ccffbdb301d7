import type { Hundredths } from '../domain/core/points.ts';
import { DAY, HOUR, MINUTE, SECOND, vietnamDay, vietnamTime } from '../domain/core/time.ts';
import type { Instant } from '../domain/core/time.ts';
import {
  always,
  ENGLISH,
  upTo,
  VIETNAMESE,
  multiplied,
  writtenHundredths,
  writtenNumber,
  type NumberSigns
} from '../domain/core/written-number.ts';
import { day as officialDay } from '../domain/documents/house-style.ts';
import { percentSteps } from '../domain/results/share.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { getLocale, type Locale } from '#lib/text/paraglide/runtime.js';

/*
 * Written out instead of left to Intl, so that the server and every old browser print the same
 * signs and nothing changes when a page comes alive.
 */

const SIGNS: Record<Locale, NumberSigns> = { vi: VIETNAMESE, en: ENGLISH };

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** 4345 as "4.345", 23.6 as "23,6": at most this many decimals, none that say nothing. */
export const number = (value: number, decimals = 0, locale = getLocale()): string =>
  writtenNumber(value, upTo(decimals), SIGNS[locale]);

/** 43.9 as "43,90": always this many decimals, so that a column of a table lines up. */
export const fixed = (value: number, decimals: number, locale = getLocale()): string =>
  writtenNumber(value, always(decimals), SIGNS[locale]);

/** Hundredths with two decimals: marks 4390 as "43,90", hundredths of a percent 9860 as "98,60". */
export const fixedHundredths = (value: number, locale = getLocale()): string =>
  writtenHundredths(value, always(2), SIGNS[locale]);

/**
 * A share as "23,6%". All is said only of all, and nothing only of nothing.
 *
 * @param whole nothing of nothing is no share: "–"
 */
export function percent(part: number, whole: number, decimals = 1, locale = getLocale()): string {
  const steps = percentSteps({ part, whole }, decimals);
  return steps === null ? '–' : `${number(steps / 10 ** decimals, decimals, locale)}%`;
}

/** A fraction as a percent with always this many decimals: 0.6659 as "66,6%". */
export const fixedPercent = (fraction: number, decimals: number, locale = getLocale()): string =>
  `${writtenNumber(multiplied(fraction, 100), always(decimals), SIGNS[locale])}%`;

/** Marks: 5800 hundredths as "58", 25 as "0,25". */
export const marks = (points: Hundredths, locale = getLocale()): string =>
  writtenHundredths(points, upTo(2), SIGNS[locale]);

/** A number as people type it into a field: "2,5", and "1000" without groups. */
export const typedNumber = (value: number, locale = getLocale()): string =>
  writtenNumber(value, upTo(2), { ...SIGNS[locale], group: '' });

/**
 * Always this many decimals and no groups, as a spreadsheet takes a number from a .csv.
 *
 * @param times what the number is multiplied by, exactly: 100 makes a percent of a fraction
 */
export const plainNumber = (value: number, decimals: number, times = 1): string =>
  writtenNumber(multiplied(value, times), always(decimals), { ...SIGNS[getLocale()], group: '' });

/** A day in Vietnam: "22/9/2021" (seed report), "01/02/2022" (NĐ 30), "22 Sep 2021". */
export function date(at: Instant, locale = getLocale()): string {
  if (locale === 'vi') return officialDay(at);
  const { year, month, day } = vietnamDay(at);
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

/** A time of day in Vietnam: "08:15". */
export const time = (at: Instant): string => timeWithSeconds(at).slice(0, 5);

/** A time of day in Vietnam: "08:15:20". */
export function timeWithSeconds(at: Instant): string {
  const { year, month, day } = vietnamDay(at);
  const since = at - vietnamTime(year, month, day);
  return [since / HOUR, (since % HOUR) / MINUTE, (since % MINUTE) / SECOND].map(two).join(':');
}

/** "08:15 ngày 22/9/2021", "08:15 on 22 Sep 2021". */
export const dateTime = (at: Instant): string =>
  m.shell_date_time({ time: time(at), date: date(at) });

/** To the second, as a receipt says it: "08:15:20 ngày 22/9/2021". */
export const exactMoment = (at: Instant): string =>
  m.shell_date_time({ time: timeWithSeconds(at), date: date(at) });

/** From one instant to another: "07:30–11:30 ngày 22/9/2021", or both days when they differ. */
export function period(from: Instant, to: Instant): string {
  if (date(from) !== date(to)) return m.shell_period({ from: dateTime(from), to: dateTime(to) });
  return m.shell_date_time({ time: `${time(from)}–${time(to)}`, date: date(from) });
}

/** "30 phút", "1 giờ 30 phút", "45 giây"; parts of a second are left out. */
export function duration(milliseconds: number): string {
  const [hours, minutes, seconds] = split(Math.max(0, milliseconds));
  const parts = [
    hours > 0 && m.shell_hours({ count: hours }),
    minutes > 0 && m.shell_minutes({ count: minutes }),
    seconds > 0 && m.shell_seconds({ count: seconds })
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(' ') : m.shell_seconds({ count: 0 });
}

/** Time left in words, to the same second as `clockTime` shows. */
export const timeLeft = (milliseconds: number): string => duration(wholeSeconds(milliseconds));

/** Time left as on a clock: "29:05", "1:02:09". A begun second counts until it has gone. */
export function clockTime(milliseconds: number): string {
  const [hours, minutes, seconds] = split(wholeSeconds(milliseconds));
  const tail = `${two(minutes)}:${two(seconds)}`;
  return hours > 0 ? `${hours}:${tail}` : tail;
}

/** Time left for a big countdown: days only when there are any. */
export function countdownParts(milliseconds: number): { name: string; figure: string }[] {
  const left = wholeSeconds(milliseconds);
  const days = Math.floor(left / DAY);
  const [hours, minutes, seconds] = split(left % DAY);
  const parts = [
    { name: m.shell_unit_hours(), figure: two(hours) },
    { name: m.shell_unit_minutes(), figure: two(minutes) },
    { name: m.shell_unit_seconds(), figure: two(seconds) }
  ];
  return days > 0 ? [{ name: m.shell_unit_days(), figure: number(days) }, ...parts] : parts;
}

const wholeSeconds = (milliseconds: number): number =>
  Math.ceil(Math.max(0, milliseconds) / SECOND) * SECOND;

function split(milliseconds: number): [hours: number, minutes: number, seconds: number] {
  return [
    Math.floor(milliseconds / HOUR),
    Math.floor((milliseconds % HOUR) / MINUTE),
    Math.floor((milliseconds % MINUTE) / SECOND)
  ];
}

const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
