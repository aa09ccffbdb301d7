import { error } from '@sveltejs/kit';
import { isTooFast } from '../request-rate.ts';

/** Refuses an account that asks too fast, with 429 (B-W9). */
export async function brakeOn(accountId: string): Promise<void> {
  if (await isTooFast(accountId)) error(429, 'Too many requests');
}
