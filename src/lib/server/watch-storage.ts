import { statSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Ctx } from './ctx.ts';

const LOOK_EVERY_MS = 15_000;
const MEGABYTE = 1024 * 1024;

/** Less room than this is said while somebody can still make some. */
const LEAST_FREE_MB = 1024;
/** A log that grows beyond this is held by a reader that never ends (F10). */
const LARGEST_LOG_MB = 256;

/** What the disk of the data shows, in megabytes. */
export type Storage = { free: number; log: number };

/** Reads how much room is left and how large the write-ahead log is. */
export function readStorage(databaseFile: string): Storage {
  const { bavail, bsize } = statfsSync(dirname(databaseFile));
  const log = statSync(`${databaseFile}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  return { free: Math.floor((bavail * bsize) / MEGABYTE), log: Math.ceil(log / MEGABYTE) };
}

/** Raises and clears the alarms of the disk by what it shows. */
export function judgeStorage({ alarms }: Pick<Ctx, 'alarms'>, { free, log }: Storage): void {
  if (free < LEAST_FREE_MB) alarms.raise('disk-low', { free, needed: LEAST_FREE_MB });
  else alarms.clear('disk-low');
  if (log > LARGEST_LOG_MB) alarms.raise('log-large', { size: log, limit: LARGEST_LOG_MB });
  else alarms.clear('log-large');
}

/** Looks at the disk of a SQLite database now and again, so that organizers learn of it in time. */
export function watchStorage(ctx: Ctx, databaseFile: string): { stop: () => void } {
  const look = (): void => {
    try {
      judgeStorage(ctx, readStorage(databaseFile));
    } catch (error) {
      ctx.log.error({ error }, 'the disk could not be looked at');
    }
  };
  look();
  const timer = setInterval(look, LOOK_EVERY_MS).unref();
  return { stop: () => clearInterval(timer) };
}
