import { setTimeout as pause } from 'node:timers/promises';
import { troubleOf } from './errors.ts';
import type { Db } from './open.ts';

/** Some three seconds in all: whoever waits longer is told to come again (F09). */
const ATTEMPTS = 12;
const PAUSE_MS = 40;

/**
 * Runs the work in one transaction, again if another writer was in the way. The work may run
 * several times, so it must do nothing but use its database.
 */
export async function transaction<T>(db: Db, work: (db: Db) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (troubleOf(error) !== 'busy' || attempt === ATTEMPTS) throw error;
      await pause(PAUSE_MS * attempt);
    }
  }
}
