import type { Hundredths } from '../../core/points.ts';
import { isRuledRight, type Answer } from '../answer.ts';
import { keyOf, questionOf, type LiveKey, type Programme } from '../programme.ts';
import type { Asked, GivenAnswer } from '../state.ts';

/** A question as it may be shown: no id of the bank, no key. */
export type QuestionView = { stem: string; options: readonly string[] };

export type KeyView = {
  right: LiveKey['right'];
  explanation: string;
  citation: { document: string; article: string };
};

export type JudgedAnswerView = { teamId: string; answer: Answer; usedMs: number; isRight: boolean };

/** What those who run the show have on their cards. */
export type CardView = QuestionView & { questionId: string; value: Hundredths; key: KeyView };

/** Stem and options, nothing else. */
export function questionView(programme: Programme, { questionId }: Asked): QuestionView {
  const { stem, options } = questionOf(programme, questionId);
  return { stem, options };
}

/** The key. Call it only for those who may see it now. */
export function keyView(programme: Programme, { questionId }: Asked): KeyView {
  const { right, explanation, citation } = keyOf(programme, questionId);
  const { document, article } = citation;
  return { right, explanation, citation: { document, article } };
}

/** Question and key together, for host and jury. */
export const cardView = (programme: Programme, asked: Asked): CardView => ({
  ...questionView(programme, asked),
  questionId: asked.questionId,
  value: asked.value,
  key: keyView(programme, asked)
});

/** Answers with their verdicts by key or ruling, quickest first. */
export function judgedAnswers(
  programme: Programme,
  { questionId }: Asked,
  answers: readonly GivenAnswer[]
): JudgedAnswerView[] {
  const key = keyOf(programme, questionId);
  return answers
    .map((given) => ({
      teamId: given.teamId,
      answer: given.answer,
      usedMs: given.usedMs,
      isRight: isRuledRight(key, given)
    }))
    .sort((left, right) => left.usedMs - right.usedMs || (left.teamId < right.teamId ? -1 : 1));
}
