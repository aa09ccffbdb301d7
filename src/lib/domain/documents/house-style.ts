import { vietnamDay, vietnamTime, DAY, type Instant } from '../core/time.ts';
import type { Share } from '../results/share.ts';
import { basisPoints } from '../results/share.ts';
import type { Hundredths } from '../core/points.ts';
import {
  always,
  upTo,
  VIETNAMESE,
  writtenHundredths,
  writtenNumber
} from '../core/written-number.ts';

/*
 * Numbers and dates as provincial reports print them (domain.md d2, house style of the seed). They
 * are Vietnamese in every language of the interface, as the documents are.
 */

/** 4345 as "4.345", 3 as "03"; nothing at all stays "0". */
export function count(value: number): string {
  if (value > 0 && value < 10) return `0${value}`;
  return writtenNumber(value, upTo(0), VIETNAMESE);
}

/** A number that names and counts nothing: 5 as "05", 1610 as "1610". */
export const ordinal = (value: number): string => String(value).padStart(2, '0');

/** Hundredths with a comma and without zeros that say nothing: 4390 as "43,9", 6000 as "60". */
export const marks = (points: Hundredths): string => writtenHundredths(points, upTo(2), VIETNAMESE);

/** Hundredths of a percent: 2360 as "23,6%". */
export const percent = (points: number): string => `${marks(points)}%`;

/** A share as "98,6%", two decimals at most; "–" of nothing. 100% is said only of all. */
export function rate(share: Share): string {
  const points = basisPoints(share);
  return points === null ? '–' : percent(points);
}

/** Two decimals, for columns of a table: 9860 as "98,60". */
export const fixed = (points: number): string => writtenHundredths(points, always(2), VIETNAMESE);

/** Some of all: "12/12", "02/63". */
export const coverage = (part: number, whole: number): string => `${count(part)}/${count(whole)}`;

/** A day below 10 and the months 1 and 2 have a zero, so that nobody can add one: "22/01/2021". */
const ofDay = (day: number): string => String(day).padStart(2, '0');
const ofMonth = (month: number): string => (month < 3 ? `0${month}` : String(month));

/** "19/7/2021", "22/01/2021". */
export function day(at: Instant): string {
  const { year, month, day } = vietnamDay(at);
  return `${ofDay(day)}/${ofMonth(month)}/${year}`;
}

/** "19 giờ 05 phút, ngày 20/10/2021", as minutes tell it. */
export function hourAndDay(at: Instant): string {
  const { year, month, day: date } = vietnamDay(at);
  const minutes = Math.floor((at - vietnamTime(year, month, date)) / 60_000);
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60];
  return `${ofDay(hour)} giờ ${ofDay(minute)} phút, ngày ${day(at)}`;
}

/** "số liệu đến 16 giờ 30 phút, ngày 05/11/2021". */
export const figuresAsOf = (at: Instant): string => `số liệu đến ${hourAndDay(at)}`;

/** "Đồng Tháp, ngày 05 tháng 11 năm 2021"; room to write where the day is left open (box 4). */
export function placeDate(place: string, at: Instant | null): string {
  if (at === null) return `${place}, ngày${ROOM}tháng${ROOM}năm${ROOM}`.trimEnd();
  const { year, month, day } = vietnamDay(at);
  return `${place}, ngày ${ofDay(day)} tháng ${ofMonth(month)} năm ${year}`;
}

/** Blanks that no program draws together, wide enough to write a number. */
export const ROOM = '\u00a0'.repeat(6);

/** More days than these are told as from the first to the last. */
const MOST_NAMED = 3;

/** When something was held: "ngày 22, 23/9/2021", "từ ngày 14/10/2021 đến ngày 28/10/2021". */
export function heldOn(instants: readonly Instant[]): string {
  const days = daysOf(instants);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return '';
  if (days.length > MOST_NAMED) return `từ ngày ${day(first)} đến ngày ${day(last)}`;
  return `ngày ${days.map((one, at) => shortDay(one, days[at + 1])).join(', ')}`;
}

/** Every calendar day between two instants, both included. */
export function daysBetween(from: Instant, to: Instant): Instant[] {
  const first = midnight(from);
  const length = Math.round((midnight(to) - first) / DAY) + 1;
  return Array.from({ length }, (_, at) => first + at * DAY);
}

/** The days of these instants, each once and in order. */
const daysOf = (instants: readonly Instant[]): Instant[] =>
  [...new Set(instants.map(midnight))].sort((left, right) => left - right);

function midnight(at: Instant): Instant {
  const { year, month, day } = vietnamDay(at);
  return vietnamTime(year, month, day);
}

/** Only the number of the day where the next one is in the same month. */
function shortDay(at: Instant, next: Instant | undefined): string {
  if (next === undefined) return day(at);
  const [one, other] = [vietnamDay(at), vietnamDay(next)];
  return one.year === other.year && one.month === other.month ? ofDay(one.day) : day(at);
}
