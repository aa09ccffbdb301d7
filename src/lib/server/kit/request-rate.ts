import { error } from '@sveltejs/kit';
import { RateLimiterMemory } from 'rate-limiter-flexible';

/** Far above what a person clicks and a queue of an outage needs, far below what hurts others. */
const perAccount = new RateLimiterMemory({ points: 120, duration: 10 });

/** Refuses an account that asks too fast, with 429 (B-W9). */
export async function brakeOn(accountId: string): Promise<void> {
  try {
    await perAccount.consume(accountId);
  } catch {
    error(429, 'Too many requests');
  }
}
