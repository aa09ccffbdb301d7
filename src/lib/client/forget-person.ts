import { keepOnlyPapersOf } from './kept-paper.ts';
import { clearOutbox, forgetStoredAnswers } from './outbox.ts';
import { forgetStoredParts } from './sheet-outbox.ts';
import { siblings } from './siblings.ts';

/**
 * Clears this device after somebody has signed out (SEC-L12). What others left unsent here stays:
 * they were not asked.
 *
 * @param attemptId whose unsent answers may go, too: the person was told of them and signed out
 */
export async function forgetPerson(attemptId: string | null): Promise<void> {
  if (attemptId !== null) {
    const others = siblings(attemptId, () => undefined);
    others.tell({ kind: 'signed-out' });
    others.close();
    await clearOutbox(attemptId);
  }
  await Promise.all([keepOnlyPapersOf(null), forgetStoredAnswers(), forgetStoredParts()]);
}
