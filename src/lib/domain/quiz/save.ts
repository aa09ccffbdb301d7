import { accepted, refused, type Result } from '../core/result.ts';
import type { Instant } from '../core/time.ts';
import { lastSaveAt, type Attempt } from './attempt.ts';
import { optionIdsAt, type Place } from './places.ts';

/** A choice at one position of a paper, as a browser sends it. */
export type SaveIntent = {
  position: number;
  /** Places of the chosen options; empty takes the answer back. */
  choice: readonly Place[];
  /** Counts the changes of this answer, from 1. The newest wins, whatever arrives last (R3). */
  revision: number;
  /** Made by the browser, 128 bit. The same id again is the same change (R2). */
  mutationId: string;
};

/** What is known about an intent when it is decided. */
export type SaveFacts = {
  /** The takeover count of the page that sends. */
  holder: number;
  /** Server time at which the request arrived, before any waiting (R4). */
  receivedAt: Instant;
  /** May it count although it is late, because of an outage or a clock in doubt? */
  mayBeLate: boolean;
  /** A change with this mutation id is stored already. */
  isRepeat: boolean;
  /** Revision stored at the position; 0 where nothing is. */
  storedRevision: number;
  /** Options shown at the position in order; undefined if the paper has no such position. */
  optionOrder: readonly string[] | undefined;
};

export type SaveRefusal =
  | 'attempt-submitted'
  | 'time-over'
  | 'taken-over'
  | 'not-in-paper'
  | 'revision-too-far'
  | 'mutation-reused';

/** Store these options, or nothing to do because this or something newer is stored. */
export type SaveDecision =
  { kind: 'store'; optionIds: string[]; isLate: boolean } | { kind: 'nothing-new' };

/** One tab that counts wildly must not freeze an answer for all others (R3). */
const LARGEST_STEP = 1000;

/** Decides one save. */
export function decideSave(
  attempt: Attempt,
  intent: SaveIntent,
  facts: SaveFacts
): Result<SaveDecision, SaveRefusal> {
  if (facts.isRepeat) {
    // A repeat finds itself, or something newer, at its place; else the id is another change's.
    return intent.revision <= facts.storedRevision
      ? accepted({ kind: 'nothing-new' })
      : refused('mutation-reused');
  }
  if (attempt.state === 'submitted') {
    return refused(attempt.submitReason === 'timeout' ? 'time-over' : 'attempt-submitted');
  }
  const isLate = facts.receivedAt > lastSaveAt(attempt);
  if (isLate && !facts.mayBeLate) return refused('time-over');
  if (facts.holder !== attempt.holder) return refused('taken-over');
  const optionIds = facts.optionOrder && optionIdsAt(facts.optionOrder, intent.choice);
  if (!optionIds) return refused('not-in-paper');
  if (intent.revision > facts.storedRevision + LARGEST_STEP) return refused('revision-too-far');
  if (intent.revision <= facts.storedRevision) return accepted({ kind: 'nothing-new' });
  return accepted({ kind: 'store', optionIds, isLate });
}
