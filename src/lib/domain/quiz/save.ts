import { accepted, refused, type Result } from '../core/result.ts';
import type { Instant } from '../core/time.ts';
import { lastSaveAt, type Attempt } from './attempt.ts';

/** A choice of options at one position of a paper, as a browser sends it. */
export type SaveIntent = {
  position: number;
  /** Chosen option ids without repeats; empty takes the answer back. */
  choice: readonly string[];
  /** Counts the changes of this answer, from 1. The newest wins, whatever arrives last (R3). */
  revision: number;
  /** Made by the browser, 128 bit. The same id again is the same change (R2). */
  mutationId: string;
};

export type SaveRefusal =
  'attempt-submitted' | 'time-over' | 'taken-over' | 'not-in-paper' | 'revision-too-far';

/** What is stored at the position now. */
export type StoredAnswer = { revision: number; mutationId: string };

/** One tab that counts wildly must not freeze an answer for all others (R3). */
const LARGEST_STEP = 1000;

/**
 * Decides one save: store it, or nothing to do because it or something newer is stored, or refuse.
 *
 * @param receivedAt server time at which the request arrived, before any waiting (R4)
 * @param optionIds options shown at that position, or undefined if the paper has no such position
 */
export function decideSave(
  attempt: Attempt,
  holder: number,
  intent: SaveIntent,
  stored: StoredAnswer | undefined,
  optionIds: readonly string[] | undefined,
  receivedAt: Instant
): Result<'store' | 'nothing-new', SaveRefusal> {
  if (stored?.mutationId === intent.mutationId) return accepted('nothing-new');
  if (attempt.state === 'submitted') {
    return refused(attempt.submitReason === 'timeout' ? 'time-over' : 'attempt-submitted');
  }
  if (receivedAt > lastSaveAt(attempt)) return refused('time-over');
  if (holder !== attempt.holder) return refused('taken-over');
  if (!isChoiceOf(intent.choice, optionIds)) return refused('not-in-paper');
  const newest = stored?.revision ?? 0;
  if (intent.revision > newest + LARGEST_STEP) return refused('revision-too-far');
  return accepted(intent.revision > newest ? 'store' : 'nothing-new');
}

function isChoiceOf(choice: readonly string[], optionIds: readonly string[] | undefined): boolean {
  return (
    optionIds !== undefined &&
    new Set(choice).size === choice.length &&
    choice.every((id) => optionIds.includes(id))
  );
}
