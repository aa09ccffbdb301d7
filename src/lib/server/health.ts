import type { Instant } from '../domain/core/time.ts';
import type { Running } from './boot.ts';
import * as installation from './db/installation.ts';

export type Health = { database: 'ok' | 'failing'; clock: 'ok' | 'in-doubt' };

/** The heartbeat writes every two seconds: a row older than this says that writing fails. */
const STALE_MS = 15_000;

/** Whether the database answers and has taken writes lately, and whether the clock can be trusted. */
export async function readHealth({ ctx, clock }: Running): Promise<Health> {
  const lastBeat = await installation.readLastBeat(ctx.db).catch(() => null);
  return {
    database: isFresh(lastBeat, ctx.now()) ? 'ok' : 'failing',
    clock: clock.isInDoubt() ? 'in-doubt' : 'ok'
  };
}

const isFresh = (lastBeat: Instant | null, now: Instant): boolean =>
  lastBeat !== null && now - lastBeat < STALE_MS;
