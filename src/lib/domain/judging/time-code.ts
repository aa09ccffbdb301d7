import { HOUR, MINUTE, SECOND } from '../core/time.ts';

/**
 * A place in a film as players show it: "2:05" is two minutes and five seconds, "1:02:09" an hour
 * more, "45" seconds alone.
 *
 * @returns milliseconds from the beginning, or null for anything else
 */
export function typedTimeCode(typed: string): number | null {
  const found = /^(?:(?:(\d{1,2}):)?(\d{1,2}):)?(\d{1,2})$/.exec(typed.trim());
  if (!found) return null;
  const [hours, minutes, seconds] = found.slice(1).map((part) => Number(part ?? 0));
  if (seconds === undefined || minutes === undefined || hours === undefined) return null;
  return seconds < 60 && minutes < 60 ? hours * HOUR + minutes * MINUTE + seconds * SECOND : null;
}
