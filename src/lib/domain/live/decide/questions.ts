import { windowFrom } from '../clock.ts';
import { questionOf, type Programme } from '../programme.ts';
import type { AskingSegment, Segment } from '../segments.ts';
import { asksQuestions, currentSegment, hasQuestion, runAt, segmentPhase } from '../stage.ts';
import type { QuestionRun, SegmentPhase, Show } from '../state.ts';
import { happens, no, type Deciders, type Decision, type Moment } from './decider.ts';

/** The life of a question, step by step, by the host's hand only: nothing advances by itself. */
export const questionDeciders: Deciders<
  | 'host:ready-question'
  | 'host:show-question'
  | 'host:hide-question'
  | 'host:open'
  | 'host:close'
  | 'host:reveal'
  | 'host:next'
> = {
  'host:ready-question': ({ show, programme }, { questionId }) => {
    const current = currentSegment(programme, show);
    if (!current || !runAt(show, 'idle')) return no('not-now');
    const { phase, segment } = current;
    if (!asksQuestions(segment) || segment.kind === 'package') return no('not-now');
    if (isPlayedOut(show, phase, segment)) return no('no-question-left');
    const left = questionsLeft(show, segment);
    if (questionId !== null && !segment.questionIds.includes(questionId)) {
      return no('unknown-question');
    }
    const chosen = questionId ?? left[0];
    if (chosen === undefined || !left.includes(chosen)) return no('no-question-left');
    return happens({ type: 'question-readied', questionId: chosen });
  },

  'host:show-question': ({ show }) => {
    const run = questionRun(show);
    if (!run || run.step === 'revealed' || run.asked.visibility === 'shown') return no('not-now');
    return happens({ type: 'question-shown', questionId: run.asked.questionId });
  },

  'host:hide-question': ({ show }) => {
    const run = questionRun(show);
    if (!run || run.step === 'revealed' || run.asked.visibility !== 'shown') return no('not-now');
    return happens({ type: 'question-hidden', questionId: run.asked.questionId });
  },

  'host:open': (moment) => {
    const stage = runAt(moment.show, 'ready');
    const segment = currentSegment(moment.programme, moment.show)?.segment;
    if (!stage || !segment || !asksQuestions(segment)) return no('not-now');
    return opened(moment, segment, stage.run.asked);
  },

  'host:close': ({ show }) => {
    const stage = runAt(show, 'open', 'race', 'contested');
    if (!stage) return no('not-now');
    const { questionId } = stage.run.asked;
    return happens({ type: 'question-closed', questionId, cause: 'host' });
  },

  'host:reveal': ({ show }) => {
    const marking = runAt(show, 'marking');
    if (marking) {
      const { teamId, award } = marking.run;
      return award === null ? no('not-now') : happens({ type: 'mark-revealed', teamId });
    }
    const closed = runAt(show, 'closed');
    if (!closed) return no('not-now');
    return happens({ type: 'question-revealed', questionId: closed.run.asked.questionId });
  },

  'host:next': ({ show }) =>
    runAt(show, 'revealed', 'marked', 'choosing')
      ? happens({ type: 'stage-cleared' })
      : no('not-now')
};

function opened(
  { programme, at }: Moment,
  segment: AskingSegment,
  asked: QuestionRun['asked']
): Decision {
  const { questionId, ownerId } = asked;
  const answerMs = answerTime(programme, segment, asked);
  switch (segment.kind) {
    case 'simultaneous':
    case 'typed':
    case 'audience':
      return happens({ type: 'answers-opened', questionId, window: windowFrom(at, answerMs) });
    case 'buzzer':
    case 'sudden-death':
      return happens({ type: 'race-opened', questionId, window: windowFrom(at, segment.pressMs) });
    case 'package':
      if (ownerId === null) return no('not-now');
      return happens({
        type: 'right-given',
        questionId,
        teamId: ownerId,
        window: windowFrom(at, answerMs)
      });
  }
}

/** How long a team may answer: the question's own time, the package's, or the segment's. */
export function answerTime(
  programme: Programme,
  segment: AskingSegment,
  asked: QuestionRun['asked']
): number {
  const own = questionOf(programme, asked.questionId).answerMs;
  if (own !== null) return own;
  if (segment.kind !== 'package') return segment.answerMs;
  const chosen = segment.packages.find(({ value }) => value === asked.value);
  return chosen?.answerMs ?? Math.max(...segment.packages.map(({ answerMs }) => answerMs));
}

/** Questions of a segment that have not been on stage, in order. */
export const questionsLeft = (show: Show, segment: AskingSegment): string[] =>
  segment.questionIds.filter((id) => !show.usedIds.includes(id));

/** The running segment's question step, or null. */
export function questionRun(show: Show): QuestionRun | null {
  const run = segmentPhase(show)?.run;
  return run && hasQuestion(run) ? run : null;
}

/** Sudden death is over when somebody won it or its questions are used up; then lots decide. */
export function isPlayedOut(show: Show, phase: SegmentPhase, segment: Segment): boolean {
  if (segment.kind !== 'sudden-death') return false;
  const counting = phase.askedIds.filter((id) => !show.struckIds.includes(id));
  const isWon = show.tieBreaks.some(
    ({ questionId }) => questionId !== null && counting.includes(questionId)
  );
  return isWon || counting.length >= segment.mostQuestions;
}
