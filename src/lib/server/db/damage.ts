import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
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

/**
 * A file whose end is cut off: SQLite takes missing pages for empty ones and would go on. Nothing is
 * said of a file with a log beside it, which may hold the pages that the file has not got yet.
 *
 * @throws Error in words
 */
export function expectWhole(file: string): void {
  if (!existsSync(file) || (existsSync(`${file}-wal`) && statSync(`${file}-wal`).size > 0)) return;
  const { size } = statSync(file);
  const promised = promisedSize(file);
  if (size < promised)
    throw new Error(damaged(file, `${promised - size} bytes at its end are gone`));
}

const HEADER = { bytes: 100, pageSize: 16, changes: 24, pages: 28, changesAtPages: 92 };

/** What the header of a SQLite file says of its size; 0 where it says nothing. */
function promisedSize(file: string): number {
  const header = Buffer.alloc(HEADER.bytes);
  const descriptor = openSync(file, 'r');
  const read = readSync(descriptor, header, 0, HEADER.bytes, 0);
  closeSync(descriptor);
  const isKnown =
    read === HEADER.bytes &&
    header.readUInt32BE(HEADER.changes) === header.readUInt32BE(HEADER.changesAtPages);
  const pageSize = header.readUInt16BE(HEADER.pageSize);
  // 65,536 does not fit into the two bytes and is written as 1.
  return isKnown ? (pageSize === 1 ? 65_536 : pageSize) * header.readUInt32BE(HEADER.pages) : 0;
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

/** What to say of a file that cannot be trusted any more. */
export const damaged = (file: string, what: string): string =>
  `The database ${file} is damaged or not one of this program (${what.replaceAll(/\s+/g, ' ')}). ` +
  'Nothing was changed. Keep the whole folder as it is for whoever may rescue answers, and restore the ' +
  'newest backup into an empty DATA_DIR: npm run hoithi -- restore FILE.';
