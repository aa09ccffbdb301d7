import type { EntryKind } from '../domain/entries/call.ts';
import type { Standing } from '../domain/entries/entry.ts';
import type { Hundredths } from '../domain/core/points.ts';
import { duration, marks, number } from './format.ts';
import * as m from '#lib/text/paraglide/messages.js';

const KILOBYTE = 1024;
const MEGABYTE = 1024 * KILOBYTE;
const GIGABYTE = 1024 * MEGABYTE;

/** "1,5 MB", "812 kB", "2 GB". */
export function fileSize(bytes: number): string {
  if (bytes >= GIGABYTE) return m.entries_size_gigabytes({ count: number(bytes / GIGABYTE, 1) });
  if (bytes >= MEGABYTE) return m.entries_size_megabytes({ count: number(bytes / MEGABYTE, 1) });
  return m.entries_size_kilobytes({ count: number(Math.ceil(bytes / KILOBYTE)) });
}

/** How long a film runs, or that nobody could tell. */
export const filmLength = (lengthMs: number | null): string =>
  lengthMs === null ? m.entries_length_unknown() : duration(lengthMs);

export const kindName: Readonly<Record<EntryKind, () => string>> = {
  video: m.entries_kind_video,
  document: m.entries_kind_document,
  link: m.entries_kind_link
};

export const standingName: Readonly<Record<Standing, () => string>> = {
  'handed-in': m.entries_standing_handed_in,
  late: m.entries_standing_late,
  draft: m.entries_standing_draft,
  missing: m.entries_standing_missing,
  withdrawn: m.entries_standing_withdrawn
};

/** "Muộn 2 ngày, trừ 1 điểm"; null in time. */
export function lateSentence(daysLate: number, points: Hundredths): string | null {
  if (daysLate === 0) return null;
  const days = number(daysLate);
  return points === 0
    ? m.entries_late_no_cost({ days })
    : m.entries_late_cost({ days, points: marks(-points) });
}
