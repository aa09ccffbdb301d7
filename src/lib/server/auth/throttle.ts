import { RateLimiterMemory } from 'rate-limiter-flexible';

/**
 * Brakes on guessing (ASVS 6.1.1, 6.3.1). The pair of account and address is slowed first, so that
 * a stranger cannot lock an official out; an address only after many failures, because a whole
 * office may share one (RELIABILITY B-S1 to B-S3). Only failures count.
 */
const pair = new RateLimiterMemory({ points: 5, duration: 300, blockDuration: 60 });
const account = new RateLimiterMemory({ points: 60, duration: 3600, blockDuration: 300 });
const address = new RateLimiterMemory({ points: 150, duration: 600, blockDuration: 300 });

/** Seconds to wait before this account may be tried again from this address; 0: try. */
export async function waitSeconds(loginName: string, from: string): Promise<number> {
  const states = await Promise.all([
    pair.get(`${loginName} ${from}`),
    account.get(loginName),
    address.get(from)
  ]);
  const blocked = states.filter((state) => state !== null && state.remainingPoints <= 0);
  return Math.ceil(Math.max(0, ...blocked.map((state) => state?.msBeforeNext ?? 0)) / 1000);
}

/** Counts a wrong password or code. */
export async function countFailure(loginName: string, from: string): Promise<void> {
  await Promise.allSettled([
    pair.consume(`${loginName} ${from}`),
    account.consume(loginName),
    address.consume(from)
  ]);
}

/** A right password clears the pair. */
export async function forgetFailures(loginName: string, from: string): Promise<void> {
  await pair.delete(`${loginName} ${from}`);
}
