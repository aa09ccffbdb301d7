import { vietnamDay, type Instant } from '#lib/domain/core/time.ts';
import { time } from '#lib/text/format.ts';

/** An instant as an input of type datetime-local wants it: wall-clock time in Vietnam. */
export function localTime(at: Instant): string {
  const { year, month, day } = vietnamDay(at);
  return `${year}-${two(month)}-${two(day)}T${time(at)}`;
}

const two = (value: number): string => String(value).padStart(2, '0');
