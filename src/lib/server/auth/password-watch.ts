import { createHmac, randomBytes } from 'node:crypto';
import { HOUR, MINUTE, type Instant } from '../../domain/core/time.ts';
import { BoundedMap } from './bounded-map.ts';

/** So many accounts at which one password was wrong are no chance (B-S2). */
const MOST_ACCOUNTS = 200;
const REMEMBERED_MS = HOUR;
const BRAKE_MS = 10 * MINUTE;
const MOST_PASSWORDS = 20_000;

type Tried = { accounts: Set<string>; since: Instant; brakedAt: Instant | null };

/** What learns whether one password is tried at account after account. */
export type PasswordWatch = {
  /** How long this password is looked at nowhere, in milliseconds; 0 where it is. */
  waitMs: (password: string, now: Instant) => number;
  /** Notes that it was wrong at an account. Answers at how many, when they have just become too many. */
  failed: (password: string, account: string, now: Instant) => number | null;
};

/**
 * Keeps of a password only what the process's own key makes of it, in memory: nobody can read from
 * it what was tried, and a restart forgets it.
 */
export function watchPasswords(): PasswordWatch {
  const key = randomBytes(32);
  // What is forgotten first was tried at one account only, as an honest slip is.
  const tried = new BoundedMap<Tried>(MOST_PASSWORDS, ({ accounts }) => accounts.size === 1);
  const nameOf = (password: string): string =>
    createHmac('sha256', key).update(password).digest('base64url');
  const isPast = (at: Instant, forMs: number, now: Instant): boolean =>
    now < at || now >= at + forMs;

  return {
    waitMs: (password, now) => {
      const at = tried.get(nameOf(password))?.brakedAt ?? null;
      return at === null || isPast(at, BRAKE_MS, now) ? 0 : at + BRAKE_MS - now;
    },
    failed: (password, account, now) => {
      const name = nameOf(password);
      const before = tried.get(name);
      const isKnown = before !== undefined && !isPast(before.since, REMEMBERED_MS, now);
      const one = isKnown ? before : { accounts: new Set<string>(), since: now, brakedAt: null };
      if (one.accounts.size < MOST_ACCOUNTS) one.accounts.add(account);
      const isTooMany = one.accounts.size >= MOST_ACCOUNTS;
      const isNew = isTooMany && (one.brakedAt === null || isPast(one.brakedAt, BRAKE_MS, now));
      tried.set(name, isNew ? { ...one, brakedAt: now } : one);
      return isNew ? one.accounts.size : null;
    }
  };
}
