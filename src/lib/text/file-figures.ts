import { HOUR, MINUTE, SECOND, vietnamDay, type Instant } from '../domain/core/time.ts';
import { plainNumber, timeWithSeconds } from './format.ts';
import { getLocale } from '#lib/text/paraglide/runtime.js';

/*
 * Figures as they stand in a .csv: numbers, days and times that a spreadsheet in the reader's
 * language takes for what they are, so that it can sort and count them.
 */

/** 0.986 as "98,60%". */
export const filePercent = (fraction: number): string => `${plainNumber(fraction, 2, 100)}%`;

/** -0.5 as "-0,50", 1234.5 as "1234,50". */
export const fileDecimal = (value: number): string => plainNumber(value, 2);

/** 4345 as "4345". */
export const fileWhole = (value: number): string => plainNumber(value, 0);

/** "22/09/2021" in Vietnamese, "2021-09-22" in English. */
export function fileDay(at: Instant): string {
  const { year, month, day } = vietnamDay(at);
  const [two, dd] = [String(month).padStart(2, '0'), String(day).padStart(2, '0')];
  return getLocale() === 'vi' ? `${dd}/${two}/${year}` : `${year}-${two}-${dd}`;
}

/** "22/09/2021 10:09:30". */
export const fileMoment = (at: Instant): string => `${fileDay(at)} ${timeWithSeconds(at)}`;

/** "0:11:39,93": to the hundredth, because that can decide. */
export function fileDuration(milliseconds: number): string {
  const hours = Math.floor(milliseconds / HOUR);
  const minutes = Math.floor((milliseconds % HOUR) / MINUTE);
  const seconds = Math.floor((milliseconds % MINUTE) / (SECOND / 100));
  const [mm, ss] = [String(minutes).padStart(2, '0'), plainNumber(seconds / 100, 2)];
  return `${hours}:${mm}:${ss.padStart(5, '0')}`;
}
