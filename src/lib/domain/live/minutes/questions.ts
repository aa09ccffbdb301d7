import type { Hundredths } from '../../core/points.ts';
import { isRuledRight } from '../answer.ts';
import { keyOf, type Programme } from '../programme.ts';
import { hasQuestion } from '../stage.ts';
import type { Attempt, Counts, GivenAnswer, Press, QuestionRun, ShowState } from '../state.ts';
import {
  keyView,
  questionView,
  type JudgedAnswerView,
  type KeyView,
  type QuestionView
} from '../view/question.ts';
import type { Told } from './told.ts';

/** Why nothing of a question counts. */
export type Struck = {
  seq: number;
  reason: string;
  /** The question that was asked instead; null where it was thrown out. */
  byQuestionId: string | null;
};

/** A question that was on stage, sealed or shown, and what came of it. */
export type QuestionMinutes = QuestionView & {
  /** Sequence number of the event that made it ready. */
  seq: number;
  questionId: string;
  /** Its place among the questions of the segment, from 1. */
  number: number;
  value: Hundredths;
  ownerId: string | null;
  isStarred: boolean;
  key: KeyView;
  presses: Press[];
  attempts: readonly Attempt[];
  answers: (JudgedAnswerView & { isRuled: boolean })[];
  counts: Counts;
  isRevealed: boolean;
  struck: Struck | null;
};

/**
 * The questions of a segment in the order in which they were asked.
 *
 * @param all everything that counts: a question may be struck long after its segment
 */
export function questionsOf(
  { programme, show }: ShowState,
  within: readonly Told[],
  all: readonly Told[]
): QuestionMinutes[] {
  const questions: QuestionMinutes[] = [];
  for (const told of within) {
    const phase = told.show.phase;
    if (phase.kind !== 'segment' || !hasQuestion(phase.run)) continue;
    const { run } = phase;
    if (makesReady(told.event.type)) {
      questions.push(asked(programme, run, { seq: told.event.seq, number: phase.askedIds.length }));
    }
    const last = questions.at(-1);
    if (last?.questionId !== run.asked.questionId) continue;
    questions[questions.length - 1] = {
      ...last,
      ...progress(programme, run, last),
      ...pressed(told, last)
    };
  }
  return questions.map((question) => ({
    ...question,
    struck: show.struckIds.includes(question.questionId) ? struckBy(all, question.questionId) : null
  }));
}

const makesReady = (type: Told['event']['type']): boolean =>
  type === 'question-readied' || type === 'package-chosen' || type === 'question-substituted';

const asked = (
  programme: Programme,
  run: QuestionRun,
  place: { seq: number; number: number }
): QuestionMinutes => ({
  ...questionView(programme, run.asked),
  ...place,
  questionId: run.asked.questionId,
  value: run.asked.value,
  ownerId: run.asked.ownerId,
  isStarred: run.asked.isStarred,
  key: keyView(programme, run.asked),
  presses: [],
  attempts: [],
  answers: [],
  counts: [],
  isRevealed: false,
  struck: null
});

/** What the newest state of the stage adds. */
const progress = (
  programme: Programme,
  run: QuestionRun,
  last: QuestionMinutes
): Partial<QuestionMinutes> => ({
  isStarred: run.asked.isStarred,
  attempts: run.asked.attempts,
  isRevealed: run.step === 'revealed',
  answers: 'answers' in run ? judged(programme, run.asked.questionId, run.answers) : last.answers,
  counts: 'counts' in run ? run.counts : last.counts
});

const pressed = ({ event }: Told, last: QuestionMinutes): Partial<QuestionMinutes> =>
  event.type === 'press-recorded' ? { presses: [...last.presses, event.press] } : {};

function judged(
  programme: Programme,
  questionId: string,
  answers: readonly GivenAnswer[]
): QuestionMinutes['answers'] {
  const key = keyOf(programme, questionId);
  return answers.map((given) => ({
    teamId: given.teamId,
    answer: given.answer,
    usedMs: given.usedMs,
    isRight: isRuledRight(key, given),
    isRuled: given.ruling !== null
  }));
}

function struckBy(all: readonly Told[], questionId: string): Struck | null {
  for (const { event } of all) {
    if (event.type === 'question-substituted' && event.questionId === questionId) {
      return { seq: event.seq, reason: event.reason, byQuestionId: event.byQuestionId };
    }
    if (event.type === 'question-thrown-out' && event.questionId === questionId) {
      return { seq: event.seq, reason: event.reason, byQuestionId: null };
    }
  }
  return null;
}
