import { RateLimiterMemory } from 'rate-limiter-flexible';

/** Far above what a person clicks and a queue of an outage needs, far below what hurts others. */
const perAccount = new RateLimiterMemory({ points: 120, duration: 10 });

/** Does this account ask faster than a person can (B-W9)? Counts the request. */
export async function isTooFast(accountId: string): Promise<boolean> {
  return perAccount.consume(accountId).then(
    () => false,
    () => true
  );
}
