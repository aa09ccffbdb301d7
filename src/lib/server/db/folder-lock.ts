import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Sqlite from 'better-sqlite3';
import { ofFile } from './damage.ts';
import { troubleOf } from './errors.ts';

/** A lock that nobody refers to any more is closed with the next collection of garbage. */
const held = new Set<Sqlite.Database>();

/**
 * Two servers over one SQLite file would each keep rooms, deadlines and counts of their own. The one
 * that serves holds a lock beside the database for as long as it lives: the operating system lets go
 * of it with the process, however that ends. Commands that only read or import need no lock.
 *
 * @returns gives the folder back
 * @throws Error in words if another server has it, or if it cannot be written
 */
export function holdFolder(dataDir: string): () => void {
  const folder = resolve(dataDir);
  const file = join(folder, 'server.lock');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const lock = takeLock(file);
    writeFileSync(pidFile(folder), `${process.pid}\n`, { mode: 0o600 });
    held.add(lock);
    return () => {
      held.delete(lock);
      lock.close();
    };
  } catch (error) {
    throw troubleOf(error) === 'busy' ? new Error(alreadyServed(folder)) : ofFile(file, error);
  }
}

function takeLock(file: string): Sqlite.Database {
  const lock = new Sqlite(file, { timeout: 0 });
  try {
    chmodSync(file, 0o600);
    lock.exec('begin exclusive');
    return lock;
  } catch (error) {
    lock.close();
    throw error;
  }
}

/** The lock itself cannot be read while it is held. */
const pidFile = (folder: string): string => join(folder, 'server.pid');

const alreadyServed = (folder: string): string =>
  `Another server${byWhom(folder)} already serves the folder ${folder}. Use that one, or stop it first; ` +
  'a second contest on this machine needs a folder and a port of its own, such as ' +
  'DATA_DIR=./data-2 PORT=3001.';

function byWhom(folder: string): string {
  try {
    return ` (process ${readFileSync(pidFile(folder), 'utf8').trim()})`;
  } catch {
    return '';
  }
}
