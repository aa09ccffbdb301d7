import type { Place } from '../domain/quiz/places.ts';
import type { SavedChoice } from '../domain/quiz/views.ts';
import { changedTo, laidOver, NEW, toBeAsked, type Revised } from './revised.ts';

/** An answer as this browser knows it. */
export type LocalAnswer = Revised & {
  position: number;
  choice: readonly Place[];
  /** Marked by the contestant to look at again. */
  isFlagged: boolean;
  /** The server knows whether it is marked. */
  isFlagTold: boolean;
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
  isFlagged: false,
  isFlagTold: true
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

/** The marks that the server keeps; one that this browser has not told yet stays as it is. */
export function withFlags(local: LocalAnswers, flagged: readonly number[]): LocalAnswers {
  const merged = new Map(local);
  for (const position of flagged) {
    if (!merged.has(position)) merged.set(position, blank(position));
  }
  for (const [position, answer] of merged) {
    const isFlagged = answer.isFlagTold ? flagged.includes(position) : answer.isFlagged;
    if (isFlagged !== answer.isFlagged) merged.set(position, { ...answer, isFlagged });
  }
  return merged;
}

/** The server knows these marks now, and all that are missing among them. */
export function withFlagsTold(local: LocalAnswers, flagged: readonly number[]): LocalAnswers {
  const merged = new Map(local);
  for (const [position, answer] of merged) {
    const isSame = answer.isFlagged === flagged.includes(position);
    if (isSame && !answer.isFlagTold) merged.set(position, { ...answer, isFlagTold: true });
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
    // A mark that an older version of this page left was never told.
    const isFlagTold = record.isFlagTold ?? !record.isFlagged;
    const { isFlagged } = isFlagTold ? now : record;
    const newer = record.revision > now.revision ? record : now;
    merged.set(record.position, { ...newer, isFlagged, isFlagTold });
  }
  return merged;
}

/** An answer changed by the contestant, not stored yet. */
export const changed = (
  before: LocalAnswer,
  choice: readonly Place[],
  mutationId: string
): LocalAnswer => changedTo(before, { choice }, mutationId);
