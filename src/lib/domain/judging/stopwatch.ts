import { MINUTE, SECOND } from '../core/time.ts';

/** A time as read from a stopwatch, "5:35", in milliseconds; null for anything else. */
export function readStopwatch(text: string): number | null {
  const parts = /^(\d{1,3}):([0-5]\d)$/.exec(text.trim());
  return parts ? Number(parts[1]) * MINUTE + Number(parts[2]) * SECOND : null;
}

/** The same as people type it. Parts of a second are left out. */
export function stopwatchTime(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / SECOND);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
