import type { Place } from '../domain/quiz/places.ts';
import type { SavedChoice } from '../domain/quiz/views.ts';
import { changedTo, laidOver, NEW, toBeAsked, type Revised } from './revised.ts';

/** An answer as this browser knows it. */
export type LocalAnswer = Revised & {
  position: number;
  choice: readonly Place[];
  /** Marked by the contestant to look at again. Never leaves this browser. */
  isFlagged: boolean;
};

export type LocalAnswers = ReadonlyMap<number, LocalAnswer>;

/** These answers with one put in or replaced. */
export const withAnswer = (answers: LocalAnswers, answer: LocalAnswer): LocalAnswers =>
  new Map(answers).set(answer.position, answer);

/** What the server kept when the page was made. */
export const fromServer = (saved: readonly SavedChoice[]): LocalAnswers =>
  withStored(new Map(), saved);

/** Nothing answered at a position. */
export const blank = (position: number): LocalAnswer => ({
  ...NEW,
  position,
  choice: [],
  isFlagged: false
});

/**
 * All that the server keeps laid over what this browser knows: the higher revision of each answer
 * wins (R3). What this browser made and the server does not have is to be sent. Flags stay.
 */
export function withStored(local: LocalAnswers, stored: readonly SavedChoice[]): LocalAnswers {
  const merged = new Map<number, LocalAnswer>();
  for (const mine of local.values()) merged.set(mine.position, toBeAsked(mine));
  for (const kept of stored) {
    merged.set(kept.position, laidOver(merged.get(kept.position) ?? blank(kept.position), kept));
  }
  return merged;
}

/** What an earlier visit left in this browser laid over what is known now; higher revisions win. */
export function withRemembered(
  known: LocalAnswers,
  remembered: readonly LocalAnswer[]
): LocalAnswers {
  const merged = new Map(known);
  for (const record of remembered) {
    const now = merged.get(record.position) ?? blank(record.position);
    const isFlagged = now.isFlagged || record.isFlagged;
    merged.set(record.position, { ...(record.revision > now.revision ? record : now), isFlagged });
  }
  return merged;
}

/** An answer changed by the contestant, not stored yet. */
export const changed = (
  before: LocalAnswer,
  choice: readonly Place[],
  mutationId: string
): LocalAnswer => changedTo(before, { choice }, mutationId);
