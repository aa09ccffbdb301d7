/** Milliseconds since 1970 in UTC. */
export type Instant = number;

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Vietnam has kept UTC+7 without summer time since 1975. */
const VIETNAM = 7 * HOUR;

/** The calendar day in Vietnam of an instant. Months count from 1. */
export function vietnamDay(at: Instant): { year: number; month: number; day: number } {
  const local = new Date(at + VIETNAM);
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate()
  };
}

/** The instant of a wall-clock time in Vietnam. Months count from 1. */
export function vietnamTime(
  year: number,
  month: number,
  day: number,
  hour = 0,
  minute = 0
): Instant {
  return Date.UTC(year, month - 1, day, hour, minute) - VIETNAM;
}

/** When a calendar day such as "2021-07-19" begins in Vietnam. */
export const vietnamMidnight = (day: string): Instant => Date.parse(`${day}T00:00:00Z`) - VIETNAM;

/** The calendar day in Vietnam of an instant as "2021-07-19". */
export const vietnamIsoDay = (at: Instant): string =>
  new Date(at + VIETNAM).toISOString().slice(0, 10);
