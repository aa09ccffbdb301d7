import { DAY, HOUR, vietnamDay, vietnamIsoDay, vietnamTime, type Instant } from '../core/time.ts';

/** When the digest goes out, and below which percent units are named. */
export type DigestRules = { isOn: boolean; hour: number; threshold: number };

export const USUAL_RULES: DigestRules = { isOn: false, hour: 7, threshold: 50 };

type Window = { opensAt: Instant; closesAt: Instant };

/**
 * The day whose digest is due now, as "2021-09-23", or null: once a day from the hour that is set,
 * from the day on which round one opens to the day after it closes.
 */
export function dueDay(rules: DigestRules, window: Window | null, now: Instant): string | null {
  if (!rules.isOn || !window) return null;
  const { year, month, day } = vietnamDay(now);
  const from = vietnamTime(year, month, day) + rules.hour * HOUR;
  const today = vietnamIsoDay(now);
  const isDuring =
    today >= vietnamIsoDay(window.opensAt) && today <= vietnamIsoDay(window.closesAt + DAY);
  return isDuring && now >= from ? today : null;
}

/** Why the digest was not set up or sent as asked. */
export type DigestRefusal =
  | 'no-contest'
  | 'recipient-exists'
  | 'recipient-unknown'
  | 'unit-unknown'
  | 'no-mail'
  | 'no-recipients';
