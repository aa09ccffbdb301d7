import { accepted, refused, type Result } from './result.ts';
import { vietnamDay, vietnamTime, type Instant } from './time.ts';

/*
 * Days and times as people write them, whatever the language of their browser: 1/12/2026 is the
 * first of December. Read forgivingly, written in one form only.
 */

export type CalendarDay = { year: number; month: number; day: number };
export type TimeOfDay = { hour: number; minute: number };

/** Why something typed is no day. */
export type DayProblem = 'no-day' | 'short-year' | 'no-such-day';

/** Why something typed is no day with a time of day. */
export type MomentProblem = DayProblem | 'no-time' | 'no-such-time';

const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;

/** The forms of a day, those that say most first. */
const DAYS = [
  // "2026-12-01", as addresses and earlier pages have it.
  /(?<before>^|\D)(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})(?!\d)/,
  // "1/12/2026", "01-12-2026"
  /(?<before>^|\D)(?<day>\d{1,2})\s?[-/.]\s?(?<month>\d{1,2})\s?[-/.]\s?(?<year>\d{3,4})(?!\d)/,
  // "1 tháng 12 năm 2026", "1 tháng 12, 2026"
  /(?<before>^|\D)(?<day>\d{1,2})\s?tháng\s?(?<month>\d{1,2})\s?(?:năm|,|\s|\/)\s?(?<year>\d{2,4})(?!\d)/,
  // "1 12 2026"
  /(?<before>^|[^\d:])(?<day>\d{1,2}) (?<month>\d{1,2}) (?<year>\d{4})(?!\d)/,
  // "1/12/26"
  /(?<before>^|\D)(?<day>\d{1,2})\s?[-/.]\s?(?<month>\d{1,2})\s?[-/.]\s?(?<year>\d{2})(?!\d)/
];
/** "7h", "7h30", "07:30", "7 giờ 30 phút"; seconds are left out. */
const TIME =
  /^(?<hour>\d{1,2})\s?(?:[:hg.]|giờ)\s?(?:(?<minute>\d{1,2})\s?(?:phút|ph|p|')?(?::\d{2}(?:\.\d+)?)?)?$/;
/** Words that say nothing beside a day and a time. */
const FILLERS = ['lúc', 'vào', 'ngày', 'on', 'at', '-', '–'];

const plain = (typed: string): string =>
  typed.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

const numbers = (match: RegExpExecArray, ...names: string[]): number[] =>
  names.map((name) => Number(match.groups?.[name] ?? 0));

function findDay(text: string): { found: Result<CalendarDay, DayProblem>; rest: string } {
  const match = DAYS.map((form) => form.exec(text)).find((found) => found !== null);
  if (!match) return { found: refused('no-day'), rest: text };
  const rest = text.replace(match[0], `${match.groups?.['before'] ?? ''} `);
  const [year = 0, month = 0, day = 0] = numbers(match, 'year', 'month', 'day');
  if ((match.groups?.['year'] ?? '').length < 4) return { found: refused('short-year'), rest };
  const read = vietnamDay(vietnamTime(year, month, day));
  // 30/2 rolls over to another day; nobody meant that.
  const exists = read.year === year && read.month === month && read.day === day;
  const isNear = year >= FIRST_YEAR && year <= LAST_YEAR;
  return { found: exists && isNear ? accepted(read) : refused('no-such-day'), rest };
}

/** Reads a day: "1/12/2026", "01-12-2026", "ngày 1 tháng 12 năm 2026", "2026-12-01". */
export function readTypedDay(typed: string): Result<CalendarDay, DayProblem> {
  const { found, rest } = findDay(plain(typed));
  return found.ok && withoutFillers(rest) !== '' ? refused('no-day') : found;
}

/** Reads a time of day: "07:30", "7h30", "7h", "7 giờ 30". Only 24 hours. */
export function readTypedTime(typed: string): Result<TimeOfDay, 'no-time' | 'no-such-time'> {
  const match = TIME.exec(withoutFillers(plain(typed)));
  if (!match) return refused('no-time');
  const [hour = 0, minute = 0] = numbers(match, 'hour', 'minute');
  return hour < 24 && minute < 60 ? accepted({ hour, minute }) : refused('no-such-time');
}

/** Reads a day with a time of day, in either order, as wall-clock time in Vietnam. */
export function readTypedMoment(typed: string): Result<Instant, MomentProblem> {
  const { found, rest } = findDay(plain(typed).replace(/(\d)t(?=\d)/, '$1 '));
  if (!found.ok) return found;
  const time = readTypedTime(rest);
  if (!time.ok) return time;
  const { year, month, day } = found.value;
  return accepted(vietnamTime(year, month, day, time.value.hour, time.value.minute));
}

const withoutFillers = (text: string): string =>
  text
    .split(/[\s,;]+/)
    .filter((word) => word !== '' && !FILLERS.includes(word))
    .join(' ');

/** "01/12/2026": the one form in which a field shows a day. */
export const typedDay = ({ year, month, day }: CalendarDay): string =>
  `${two(day)}/${two(month)}/${String(year).padStart(4, '0')}`;

/** "01/12/2026 07:30": the one form in which a field shows a moment in Vietnam, to the minute. */
export function typedMoment(at: Instant): string {
  const { year, month, day } = vietnamDay(at);
  const minutes = Math.floor((at - vietnamTime(year, month, day)) / 60_000);
  return `${typedDay({ year, month, day })} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

const two = (value: number): string => String(value).padStart(2, '0');
