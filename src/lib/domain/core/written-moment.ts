import { HOUR, MINUTE, vietnamTime, type Instant } from './time.ts';

/** A moment as a file gives it, and the offset from UTC that it names; null for Vietnamese time. */
export type WrittenMoment = { at: Instant; offset: string | null };

const ISO =
  /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})[T ]\s*(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.0+)?)?\s*(?<offset>Z|[+-]\d{2}:?\d{2})?$/i;
const DAY_FIRST =
  /^(?<day>\d{1,2})[/.-](?<month>\d{1,2})[/.-](?<year>\d{4}),?\s+(?<hour>\d{1,2})(?::|h| giờ )(?<minute>\d{2})?(?: phút)?$/iu;
const TIME_FIRST =
  /^(?<hour>\d{1,2})(?::|h| giờ )(?<minute>\d{2})?(?: phút)?,?\s+(?:ngày )?(?<day>\d{1,2})[/.-](?<month>\d{1,2})[/.-](?<year>\d{4})$/iu;

/**
 * A moment as people write it: "2026-09-22 07:30", "22/9/2026 7:30", "7 giờ 30 ngày 22/9/2026", each
 * by Vietnamese time, or with an offset as programs write it: "2026-09-22T07:30+07:00", "…Z".
 */
export function readMoment(text: string): WrittenMoment | null {
  const written = text.trim().normalize('NFC').slice(0, 60);
  const match = ISO.exec(written) ?? DAY_FIRST.exec(written) ?? TIME_FIRST.exec(written);
  const parts = match?.groups;
  if (!parts) return null;
  const number = (name: string): number => Number(parts[name] ?? 0);
  const [year, month, day] = [number('year'), number('month'), number('day')];
  const [hour, minute, second] = [number('hour'), number('minute'), number('second')];
  const isOnTheClock = hour < 24 && minute < 60 && second < 60;
  if (!isOnTheClock || !isDay(year, month, day)) return null;
  const vietnam = vietnamTime(year, month, day, hour, minute) + second * 1000;
  const offset = parts['offset']?.toUpperCase() ?? null;
  return { at: vietnam + (offset === null ? 0 : 7 * HOUR - ofOffset(offset)), offset };
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function ofOffset(offset: string): number {
  if (offset === 'Z') return 0;
  const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(-2))];
  return (offset.startsWith('-') ? -1 : 1) * (hours * HOUR + minutes * MINUTE);
}
