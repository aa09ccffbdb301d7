import { statSync } from 'node:fs';
import { sql } from 'kysely';
import { isPostgres } from '#migrations/dialect.ts';
import type { Db } from './open.ts';
import { fileOf } from './place.ts';

/** Up to this size a start compares every index with its table, too: less than a second. */
const FULL_CHECK_BYTES = 128 * 2 ** 20;

/**
 * Reads every page of a SQLite database (RELIABILITY section 2, F11).
 *
 * @returns a sentence if it is not as it should be, else null
 */
export async function findDamage(db: Db): Promise<string | null> {
  const file = isPostgres(db) ? '' : await fileOf(db);
  if (file === '') return null;
  const check = statSync(file).size > FULL_CHECK_BYTES ? 'quick_check' : 'integrity_check';
  const { rows } = await sql.raw<Record<string, string>>(`pragma ${check}(1)`).execute(db);
  const found = Object.values(rows[0] ?? {})[0];
  return found === 'ok' ? null : damaged(file, String(found));
}

/** Does the work; what SQLite says of a damaged or closed file becomes a sentence with a way out. */
export async function inWords<T>(db: Db, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw isPostgres(db) ? error : ofFile(await fileOf(db), error);
  }
}

/** The error in words, if it is one of the file itself; any other as it came. */
export function ofFile(file: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  const code = String(error.code);
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) {
    return new Error(damaged(file, error.message), { cause: error });
  }
  if (/^(SQLITE_(CANTOPEN|READONLY|IOERR|PERM)|EACCES|EPERM|EROFS)/.test(code)) {
    return new Error(
      `The database ${file} cannot be opened for writing (${error.message}). ` +
        'The user who runs this program must own DATA_DIR and all files in it, and the disk must be writable.',
      { cause: error }
    );
  }
  return error;
}

const damaged = (file: string, what: string): string =>
  `The database ${file} is damaged or not one of this program (${what.replaceAll(/\s+/g, ' ')}). ` +
  'Nothing was changed. Keep the whole folder as it is for whoever may rescue answers, and restore the ' +
  'newest backup into an empty DATA_DIR: npm run hoithi -- restore FILE.';
