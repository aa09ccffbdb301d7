import type { Instant } from '../domain/core/time.ts';
import type { Running } from './boot.ts';
import * as installation from './db/installation.ts';
import { isFailing } from './fail-stop.ts';
import type { Alarm } from '../domain/core/alarm.ts';

export type Health = {
  /** Whether answers can be saved at present. */
  status: 'ok' | 'failing';
  database: 'ok' | 'failing';
  clock: 'ok' | 'in-doubt';
  /** What else troubles this process, the oldest first. */
  alarms: Alarm[];
};

/** The heartbeat writes every two seconds: a row older than this says that writing fails. */
const STALE_MS = 15_000;

/** Whether the database answers and has taken writes lately, whether the clock can be trusted, and what else is amiss. */
export async function readHealth({ ctx, clock }: Running): Promise<Health> {
  const lastBeat = await installation.readLastBeat(ctx.db).catch((error: unknown) => {
    ctx.log.error({ error }, 'the database does not answer');
    return null;
  });
  const database = isFresh(lastBeat, ctx.now()) ? 'ok' : 'failing';
  return {
    status: isFailing() ? 'failing' : database,
    database,
    clock: clock.isInDoubt() ? 'in-doubt' : 'ok',
    alarms: ctx.alarms.standing()
  };
}

const isFresh = (lastBeat: Instant | null, now: Instant): boolean =>
  lastBeat !== null && now - lastBeat < STALE_MS;
