import { RateLimiterMemory } from 'rate-limiter-flexible';

/**
 * Brakes on guessing (ASVS 6.1.1, 6.3.1). The pair of account and address is slowed first, and no
 * account by itself, so that a stranger cannot lock an official out; an address only after many
 * failures, because a whole office may share one (RELIABILITY B-S1 to B-S3).
 */
const pair = new RateLimiterMemory({ points: 5, duration: 300, blockDuration: 60 });
const address = new RateLimiterMemory({ points: 400, duration: 600, blockDuration: 300 });

/**
 * Counts a try before the password is looked at, so that a burst of tries at once gains nothing.
 * Answers false when there were too many.
 */
export async function mayTry(loginName: string, from: string): Promise<boolean> {
  const tries = await Promise.allSettled([
    pair.consume(`${loginName} ${from}`),
    address.consume(from)
  ]);
  return tries.every((one) => one.status === 'fulfilled');
}

/** A right password clears the pair and takes its own try back. */
export async function forgetTries(loginName: string, from: string): Promise<void> {
  await Promise.all([pair.delete(`${loginName} ${from}`), address.reward(from)]);
}
