/** What a database error means to us, whichever database said it. */
export type DatabaseTrouble = 'duplicate' | 'busy' | 'full' | 'fatal' | 'other';

const DUPLICATE = ['23505', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY'];
const BUSY = ['SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT', 'SQLITE_LOCKED', '40001', '40P01'];
const FULL = ['SQLITE_FULL', '53100'];

/**
 * Sorts a thrown error. `fatal` means the outcome of the last commit is unknown: the process
 * must stop acknowledging and restart (R14).
 */
export function troubleOf(error: unknown): DatabaseTrouble {
  const code = codeOf(error);
  if (isAuditRace(error)) return 'busy';
  if (DUPLICATE.includes(code)) return 'duplicate';
  if (BUSY.includes(code)) return 'busy';
  if (FULL.includes(code)) return 'full';
  if (/^SQLITE_(IOERR|CORRUPT|NOTADB|READONLY)/.test(code)) return 'fatal';
  return 'other';
}

/** True when a unique key refused the row. */
export const isDuplicate = (error: unknown): boolean => troubleOf(error) === 'duplicate';

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return String(error.code);
}

/** Two transactions took the same place in the audit chain: the later one only has to run again. */
function isAuditRace(error: unknown): boolean {
  return codeOf(error) === '23505' && (error as { table?: string }).table === 'audit_entry';
}
