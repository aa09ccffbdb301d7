import type { Place } from '../domain/quiz/places.ts';
import type { SavedChoice } from '../domain/quiz/views.ts';

/** An answer as this browser knows it. */
export type LocalAnswer = {
  position: number;
  choice: readonly Place[];
  /** 0: never answered. */
  revision: number;
  /** Names the change for the server; null when it came from there. */
  mutationId: string | null;
  /** The server has said that it keeps this revision, or one that beats it. */
  isStored: boolean;
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
  position,
  choice: [],
  revision: 0,
  mutationId: null,
  isStored: true,
  isFlagged: false
});

/**
 * All that the server keeps laid over what this browser knows: the higher revision of each answer
 * wins (R3). What this browser made and the server does not have is to be sent. Flags stay.
 */
export function withStored(local: LocalAnswers, stored: readonly SavedChoice[]): LocalAnswers {
  const merged = new Map(local);
  for (const mine of local.values()) {
    if (mine.mutationId !== null && mine.isStored)
      merged.set(mine.position, { ...mine, isStored: false });
  }
  for (const { position, choice, revision } of stored) {
    const mine = merged.get(position) ?? blank(position);
    if (mine.revision > revision) continue;
    const mutationId = mine.revision === revision ? mine.mutationId : null;
    merged.set(position, { ...mine, choice, revision, mutationId, isStored: true });
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
): LocalAnswer => ({
  ...before,
  choice,
  revision: before.revision + 1,
  mutationId,
  isStored: false
});

/** A new name for a change: 128 bit of chance. `randomUUID` is missing on plain http. */
export function newMutationId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
