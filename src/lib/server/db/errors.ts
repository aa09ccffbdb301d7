/**
 * What a database error means to us, whichever database said it. `away`: PostgreSQL cannot be
 * reached, or did not answer in time. `full`: its disk.
 */
export type DatabaseTrouble = 'duplicate' | 'busy' | 'away' | 'full' | 'fatal' | 'other';

const DUPLICATE = ['23505', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY'];
/** Another writer is in the way; the last of them waited for a lock as long as it may. */
const BUSY = ['SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT', 'SQLITE_LOCKED', '40001', '40P01', '55P03'];
const FULL = ['SQLITE_FULL', '53100'];
/** Shutting down, starting up, too many connections, out of memory, a statement or a session out of time. */
const AWAY = ['57P01', '57P02', '57P03', '53300', '53200', '57014', '25P03', '57P05'];
const NETWORK = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'];
/** What the driver says without a code. */
const UNREACHABLE =
  /^Connection terminated|^timeout exceeded when trying to connect|^Query read timeout|^Client has encountered a connection error|^Client was closed/;

/**
 * Sorts a thrown error. `fatal` means the outcome of the last commit is unknown: the process
 * must stop acknowledging and restart (R14).
 */
export function troubleOf(error: unknown): DatabaseTrouble {
  const code = codeOf(error);
  if (isAuditRace(error)) return 'busy';
  if (DUPLICATE.includes(code) || isTakenKey(error)) return 'duplicate';
  if (BUSY.includes(code)) return 'busy';
  if (FULL.includes(code)) return 'full';
  if (/^SQLITE_(IOERR|CORRUPT|NOTADB|READONLY)/.test(code)) return 'fatal';
  return isAway(error, code) ? 'away' : 'other';
}

/** True when a unique key refused the row. */
export const isDuplicate = (error: unknown): boolean => troubleOf(error) === 'duplicate';

/**
 * Trouble that ends by itself or by an operator's hand: whoever asks again later is served, with
 * the same mutation id as often as it takes (F05, F09, F42).
 */
export const isPassing = (error: unknown): boolean =>
  ['busy', 'away', 'full'].includes(troubleOf(error));

const isAway = (error: unknown, code: string): boolean =>
  AWAY.includes(code) ||
  NETWORK.includes(code) ||
  code.startsWith('08') ||
  (error instanceof Error && UNREACHABLE.test(error.message));

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return String(error.code);
}

/** An append-only table of SQLite says by a trigger that a row with this key is there. */
const isTakenKey = (error: unknown): boolean =>
  codeOf(error) === 'SQLITE_CONSTRAINT_TRIGGER' && /its key is taken$/.test(String(error));

/** Two transactions took the same place in the audit chain: the later one only has to run again. */
function isAuditRace(error: unknown): boolean {
  return codeOf(error) === '23505' && (error as { table?: string }).table === 'audit_entry';
}
