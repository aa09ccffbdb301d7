import type { EventType, ShowEvent } from '../event.ts';
import type { ShowState } from '../state.ts';
import { linesOf, type RecordLine } from '../view/record.ts';

/** What people put right: who, when, what about and why. */
export type Correction = RecordLine & {
  /** The line that an undo undid. */
  undone?: RecordLine;
  /** The question that was asked instead. */
  byQuestionId?: string;
};

const CORRECTIONS: readonly EventType[] = [
  'answer-ruled',
  'question-substituted',
  'question-thrown-out',
  'points-adjusted',
  'teams-rescued',
  'undone'
];

/** Is this a person's word against what the rules and the record said before? */
const isCorrection = (event: ShowEvent): boolean =>
  CORRECTIONS.includes(event.type) || (event.type === 'foul-called' && event.cause.kind === 'host');

/** Every correction on the record in order, those that were undone themselves among them. */
export function correctionsOf(state: ShowState): Correction[] {
  const lines = linesOf(state, state.log);
  return state.log.filter(isCorrection).flatMap((event) => {
    const line = lines[event.seq - 1];
    if (!line) return [];
    const undone = event.type === 'undone' ? lines[event.undoneSeq - 1] : undefined;
    return [
      {
        ...line,
        ...(undone ? { undone } : {}),
        ...('byQuestionId' in event ? { byQuestionId: event.byQuestionId } : {}),
        ...(event.type === 'answer-ruled' ? openedAs(state.log[event.windowId - 1]) : {})
      }
    ];
  });
}

/** The question of a window of answers, by the event that the window is named after. */
const openedAs = (event: ShowEvent | undefined): Pick<Correction, 'questionId'> =>
  event && 'questionId' in event && event.questionId !== null
    ? { questionId: 'byQuestionId' in event ? event.byQuestionId : event.questionId }
    : {};
