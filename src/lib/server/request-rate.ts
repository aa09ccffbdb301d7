import { RateLimiterMemory } from 'rate-limiter-flexible';

/** Far above what a person clicks and a queue of an outage needs, far below what hurts others. */
const perAccount = new RateLimiterMemory({ points: 120, duration: 10 });

/** Does this account ask faster than a person can (B-W9)? Counts the request. */
export const isTooFast = (accountId: string): Promise<boolean> => isOver(perAccount, accountId);

/** Whoever leaves the page more often than this in one attempt has been noticed long before. */
const signals = new RateLimiterMemory({ points: 200, duration: 6 * 60 * 60 });

/** Has this attempt had as many signals noted as anybody will read? Counts this one. */
export const isSignalTooMany = (attemptId: string): Promise<boolean> => isOver(signals, attemptId);

/** A hall of three thousand phones is one address; all of them come within minutes. */
const names = new RateLimiterMemory({ points: 4000, duration: 10 * 60 });

/** Were so many phones of the audience named from this address that it is no hall? Counts this one. */
export const isNameTooMany = (address: string): Promise<boolean> => isOver(names, address);

/** Whoever helps by telephone takes a minute for each; more than that is no help. */
const renewals = new RateLimiterMemory({ points: 60, duration: 60 * 60 });

/** Has this account renewed as many codes as somebody who helps can? Counts this one. */
export const isRenewalTooMany = (accountId: string): Promise<boolean> =>
  isOver(renewals, accountId);

const isOver = (limiter: RateLimiterMemory, key: string): Promise<boolean> =>
  limiter.consume(key).then(
    () => false,
    () => true
  );
