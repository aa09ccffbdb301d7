import {
  chmodSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync
} from 'node:fs';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { isPostgres } from '#migrations/dialect.ts';
import type { Db } from './open.ts';
import { fileOf } from './place.ts';

const FOLDER = 'before-upgrade';
const KEPT = 2;
const UNFINISHED = '.part';

/**
 * Copies a SQLite database beside itself before its schema changes; the newest two copies stay. Of
 * PostgreSQL nothing is copied: there the administrator of the server makes backups.
 *
 * @param from the last migration that the database has had: part of the copy's name
 * @throws Error in words if there is no room for the copy and for the upgrade
 */
export async function copyBeforeUpgrade(
  db: Db,
  from: string,
  say: (line: string) => void
): Promise<void> {
  const file = isPostgres(db) ? '' : await fileOf(db);
  if (file === '') return;
  expectRoom(file);
  const folder = join(dirname(file), FOLDER);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const time = new Date().toISOString().replaceAll(/[:.]/g, '-');
  const copy = join(folder, `${time}-${from}.sqlite`);
  await writeCopy(db, copy);
  forgetOlder(folder, copy);
  say(`Copied the database to ${copy} before upgrading it`);
}

/** The copy, and rows written anew by the upgrade, in the database and in its log. */
function expectRoom(file: string): void {
  const needed = 3 * statSync(file).size;
  const { bavail, bsize } = statfsSync(dirname(file));
  const free = bavail * bsize;
  if (free >= needed) return;
  throw new Error(
    `The upgrade needs ${megabytes(needed)} MB of free disk for ${file} and a copy of it, and there are ` +
      `${megabytes(free)} MB. Nothing was changed. Make room and run it again.`
  );
}

/** Under its own name only when it is whole and on the disk: a copy cut short is nobody's backup. */
async function writeCopy(db: Db, copy: string): Promise<void> {
  const unfinished = `${copy}${UNFINISHED}`;
  // SQLite fills an empty file and leaves its mode as it is.
  closeSync(openSync(unfinished, 'wx', 0o600));
  chmodSync(unfinished, 0o600);
  try {
    await sql`vacuum into ${unfinished}`.execute(db);
    sync(unfinished);
    renameSync(unfinished, copy);
    sync(dirname(copy));
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

function sync(path: string): void {
  const descriptor = openSync(path, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

function forgetOlder(folder: string, newest: string): void {
  const names = readdirSync(folder).sort();
  const copies = names.filter((name) => name.endsWith('.sqlite') && join(folder, name) !== newest);
  const unfinished = names.filter((name) => name.endsWith(UNFINISHED));
  for (const name of [...unfinished, ...copies.slice(0, -(KEPT - 1))]) rmSync(join(folder, name));
}

const megabytes = (bytes: number): number => Math.ceil(bytes / 2 ** 20);
