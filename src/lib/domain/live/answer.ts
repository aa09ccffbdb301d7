import { fold } from '../core/vietnamese.ts';
import { PLACES, type Place } from '../quiz/places.ts';
import type { LiveKey, LiveQuestion } from './programme.ts';
import type { GivenAnswer } from './state.ts';

/** What a team sends from its device. */
export type Answer = { kind: 'choice'; places: readonly Place[] } | { kind: 'text'; text: string };

/** Can this be an answer to the question: places that it shows, each once, or words. */
export function fitsQuestion(answer: Answer, question: LiveQuestion): boolean {
  if (answer.kind === 'text') return question.options.length === 0 && fold(answer.text) !== '';
  const shown = PLACES.slice(0, question.options.length);
  return (
    answer.places.length > 0 &&
    new Set(answer.places).size === answer.places.length &&
    answer.places.every((place) => shown.includes(place))
  );
}

/**
 * Is the answer right by its key: exactly the right places in any order, or one of the accepted
 * texts without regard to case, blanks and diacritics. The host may rule otherwise.
 */
function isRight(answer: Answer, { right }: LiveKey): boolean {
  if (right.kind === 'text') {
    return (
      answer.kind === 'text' && right.accepted.some((text) => fold(text) === fold(answer.text))
    );
  }
  if (answer.kind !== 'choice') return false;
  const [given, wanted] = [new Set(answer.places), new Set(right.places)];
  return given.size === wanted.size && [...given].every((place) => wanted.has(place));
}

/** Is a given answer right: the host's ruling, else the key. */
export const isRuledRight = (key: LiveKey, { answer, ruling }: GivenAnswer): boolean =>
  ruling ?? isRight(answer, key);
