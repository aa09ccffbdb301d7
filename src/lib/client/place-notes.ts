import type { PaperPlace } from '../domain/quiz/views.ts';
import type { LocalAnswers } from './answers.ts';

/** Longer than somebody leafs past a question. */
const SETTLED_MS = 5000;

/**
 * What the server is told of where the contestant is: with the look that is made anyway, which comes
 * a little earlier after a move.
 */
export function placeNotes(first: PaperPlace) {
  let position = first.position;
  let told = wordsOf(first);

  const current = (answers: LocalAnswers): PaperPlace => ({
    position,
    flagged: flaggedIn(answers)
  });

  return {
    position: (): number => position,
    /** At another question now. */
    moveTo: (to: number): void => {
      position = to;
    },
    /** What the server does not know yet; null when it knows all. */
    untold: (answers: LocalAnswers): PaperPlace | null => {
      const place = current(answers);
      return wordsOf(place) === told ? null : place;
    },
    /** The server knows this now. */
    told: (place: PaperPlace): void => {
      told = wordsOf(place);
    },
    /** When to look at the latest after a move, by the monotonic clock. */
    lookBy: (): number => performance.now() + SETTLED_MS
  };
}

export const flaggedIn = (answers: LocalAnswers): number[] =>
  [...answers.values()]
    .filter((answer) => answer.isFlagged)
    .map((answer) => answer.position)
    .sort((left, right) => left - right);

const wordsOf = ({ position, flagged }: PaperPlace): string => `${position}: ${flagged.join(' ')}`;
