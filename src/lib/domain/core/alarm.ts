import type { Instant } from './time.ts';

/** Troubles of an installation that its organizers must learn of while it serves. */
export const ALARMS = [
  'disk-low',
  'log-large',
  'backup-failed',
  'one-address',
  'one-password',
  'wrong-origin'
] as const;

export type AlarmCode = (typeof ALARMS)[number];

/** Figures and names that the sentence of an alarm needs. */
export type AlarmDetail = Readonly<Record<string, string | number>>;

export type Alarm = { code: AlarmCode; since: Instant; detail: AlarmDetail };
