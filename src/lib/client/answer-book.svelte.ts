import type { Place } from '../domain/quiz/places.ts';
import type { PaperView } from '../domain/quiz/views.ts';
import {
  blank,
  changed,
  fromServer,
  withAnswer,
  withFlags,
  withRemembered,
  type LocalAnswer,
  type LocalAnswers
} from './answers.ts';
import { openOutbox, type Outbox } from './outbox.ts';
import { newMutationId } from './revised.ts';

/** The answers of one attempt as a page knows them, kept in this browser as they change. */
export function answerBook({ attemptId, saved, place }: PaperView) {
  let answers = $state.raw<LocalAnswers>(withFlags(fromServer(saved), place.flagged));
  let isKept = $state(true);
  const pending = $derived([...answers.values()].filter((answer) => !answer.isStored));

  let outbox: Outbox | null = null;
  /** Chosen before the browser's storage could be read: newer than all that lies there. */
  const early: { position: number; choice: readonly Place[] }[] = [];

  const at = (position: number): LocalAnswer => answers.get(position) ?? blank(position);

  function remember(next: LocalAnswers): void {
    for (const [position, answer] of next) {
      if (answers.get(position) === answer) continue;
      outbox?.put(answer).catch(() => (isKept = false));
    }
    answers = next;
  }

  const replace = (answer: LocalAnswer): void => remember(withAnswer(answers, answer));

  return {
    get all() {
      return answers;
    },
    /** Answers that the server has not said it keeps. */
    get pending() {
      return pending;
    },
    /** False when answers would not survive a reload before they are sent. */
    get isKept() {
      return isKept;
    },
    at,
    remember,
    replace,
    choose: (position: number, choice: readonly Place[]): void => {
      if (!outbox) early.push({ position, choice });
      replace(changed(at(position), choice, newMutationId()));
    },
    /** Lays what an earlier visit left over what is known; what was chosen meanwhile is newer. */
    open: async (choose: (position: number, choice: readonly Place[]) => void): Promise<void> => {
      outbox = await openOutbox(attemptId);
      ({ isKept } = outbox);
      remember(withRemembered(answers, outbox.remembered));
      for (const { position, choice } of early) {
        if (answers.get(position)?.choice !== choice) choose(position, choice);
      }
    }
  };
}
