import type { Instant } from './time.ts';

/** Troubles of an installation that its organizers must learn of while it serves, with what they need to know of each. */
export type AlarmDetails = {
  /** Room on the disk of the data, in megabytes. */
  'disk-low': { free: number; needed: number };
  /** Size of the database's write-ahead log, in megabytes. */
  'log-large': { size: number; limit: number };
  /** `last` is the newest backup that succeeded. */
  'backup-failed': { reason: string; last: Instant | null };
  /** Everybody seems to sit behind one address: a proxy that is not known as one. */
  'one-address': { address: string; accounts: number };
  /** One password was tried on this many accounts. */
  'one-password': { accounts: number };
  /** The address that is set, and the one that a browser came by. */
  'wrong-origin': { expected: string; actual: string };
};

export type AlarmCode = keyof AlarmDetails;

export type Alarm = {
  [C in AlarmCode]: { code: C; since: Instant; detail: AlarmDetails[C] };
}[AlarmCode];
