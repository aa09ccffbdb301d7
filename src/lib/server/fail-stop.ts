import type { Logger } from 'pino';
import { troubleOf } from './db/errors.ts';

/** Exit code that tells a supervisor: start me again. */
export const FAIL_STOP = 70;

let failing = false;

/** True once the process has decided to end: it is not ready any more. */
export const isFailing = (): boolean => failing;

/**
 * Ends the process when the database could not say whether a commit happened (R14). The restart
 * reads what is really in the file, and browsers send again whatever was not acknowledged.
 */
export function failStopOnFatal(log: Logger, error: unknown): void {
  if (failing || troubleOf(error) !== 'fatal') return;
  failing = true;
  log.fatal({ error }, 'the outcome of a commit is unknown: stopping');
  // Lets refusals of this turn leave before the end.
  setImmediate(() => process.exit(FAIL_STOP));
}
