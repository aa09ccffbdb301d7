import type { JudgedAnswerView } from '#lib/domain/live/view/question.ts';
import { wish, type HostWish } from './console-wish.ts';

/** Rulings that the host has picked and not sent, for one question only. */
export type Rulings = { questionId: string; picked: ReadonlyMap<string, boolean> };

export const NO_RULINGS: Rulings = { questionId: '', picked: new Map() };

/**
 * Picks a ruling. Answers that come in later and pictures that arrive in between change nothing
 * about what was picked; another question begins anew.
 */
export function ruled(
  rulings: Rulings,
  questionId: string,
  teamId: string,
  isRight: boolean
): Rulings {
  const picked = new Map(rulings.questionId === questionId ? rulings.picked : []);
  return { questionId, picked: picked.set(teamId, isRight) };
}

/** What a line shows: what was picked, else what counts now. */
export const shownRuling = (
  { questionId, picked }: Rulings,
  asked: string,
  { teamId, isRight }: Pick<JudgedAnswerView, 'teamId' | 'isRight'>
): boolean => (questionId === asked ? picked.get(teamId) : undefined) ?? isRight;

/** The rulings that change something, in the order of the list. */
export const rulingsToSend = (
  rulings: Rulings,
  asked: string,
  answers: readonly JudgedAnswerView[]
): HostWish[] =>
  answers
    .filter((answer) => shownRuling(rulings, asked, answer) !== answer.isRight)
    .map(({ teamId, isRight }) => wish('host:rule-answer', { teamId, isRight: !isRight }));
