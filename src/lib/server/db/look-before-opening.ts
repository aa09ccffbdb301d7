import { existsSync, statSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { damaged, expectWhole, ofFile } from './damage.ts';
import { findLoss } from './witness.ts';

/** Another process that starts at the same time may recover the log just then. */
const PATIENCE_MS = 5000;

/**
 * Looks at a SQLite file without being able to write: a log that does not belong to it would become
 * part of it for good when a connection that may write is closed (F11).
 *
 * @throws Error in words if the file is not as it was left
 */
export function lookBeforeOpening(file: string): void {
  if (!existsSync(file) || statSync(file).size === 0) return;
  expectWhole(file);
  let sqlite: Sqlite.Database | undefined;
  const open = (): Sqlite.Database =>
    (sqlite ??= new Sqlite(file, { readonly: true, timeout: PATIENCE_MS }));
  try {
    const loss = findLoss(file, open);
    if (loss !== null) throw new Error(loss);
    if (hasLog(file)) expectSound(file, open());
  } catch (error) {
    throw ofFile(file, error);
  } finally {
    sqlite?.close();
  }
}

const hasLog = (file: string): boolean =>
  existsSync(`${file}-wal`) && statSync(`${file}-wal`).size > 0;

function expectSound(file: string, sqlite: Sqlite.Database): void {
  const found = sqlite.pragma('integrity_check(1)', { simple: true });
  if (found !== 'ok') throw new Error(damaged(file, String(found)));
}
