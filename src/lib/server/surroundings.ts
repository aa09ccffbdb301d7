import { existsSync, statfsSync, statSync } from 'node:fs';
import type { Environment } from '../schema/env.ts';
import { databaseFile } from './env.ts';

const MEGABYTE = 2 ** 20;

/**
 * What a process that serves must find around it besides its database (RELIABILITY section 2).
 *
 * @returns one sentence per thing that is not so, with what to do about it
 */
export function failedSurroundings(environment: Environment): string[] {
  return [diskTrouble(environment), modeTrouble(environment)].filter((trouble) => trouble !== null);
}

/** A contest day writes as much again, and the log of a busy hour besides. */
function diskTrouble({ dataDir, databaseUrl, diskReserveMb }: Environment): string | null {
  if (diskReserveMb === 0) return null;
  const file = databaseFile(dataDir);
  const size = databaseUrl === undefined && existsSync(file) ? statSync(file).size : 0;
  const needed = 2 * size + diskReserveMb * MEGABYTE;
  const { bavail, bsize } = statfsSync(dataDir);
  const free = bavail * bsize;
  if (free >= needed) return null;
  return (
    `the disk of ${dataDir} has ${Math.floor(free / MEGABYTE)} MB free and needs ` +
    `${Math.ceil(needed / MEGABYTE)} MB (twice the database and DISK_RESERVE_MB). Make room; ` +
    'in need a smaller DISK_RESERVE_MB lets it start, and 0 does not look at all'
  );
}

/** Where a file system knows no modes, closing the file changes nothing. */
function modeTrouble({ dataDir, databaseUrl }: Environment): string | null {
  const file = databaseFile(dataDir);
  if (databaseUrl !== undefined || !existsSync(file)) return null;
  const mode = statSync(file).mode & 0o777;
  if ((mode & 0o077) === 0) return null;
  return (
    `other users of this machine can read ${file} (mode ${mode.toString(8)}). Put DATA_DIR on a file ` +
    'system with owners and modes, such as ext4'
  );
}
