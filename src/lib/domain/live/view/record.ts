import type { Hundredths } from '../../core/points.ts';
import type { Instant } from '../../core/time.ts';
import type { EventType, ShowEvent } from '../event.ts';
import type { ShowState } from '../state.ts';
import { undoneSeqs } from '../undo.ts';

/** One line of the record, for the list of things that can be undone. */
export type RecordLine = {
  seq: number;
  at: Instant;
  type: EventType;
  by: ShowEvent['by'];
  isUndone: boolean;
  isIneffective: boolean;
  teamId?: string;
  /** Who were rescued, or among whom lots were drawn, in the order that came out. */
  teamIds?: readonly string[];
  segmentId?: string;
  questionId?: string;
  /** Of a mark, foul or adjustment; or what a package is worth. */
  points?: Hundredths;
  /** Was the answer judged or ruled right? */
  isRight?: boolean;
  /** What an undo undid. */
  undoneSeq?: number;
  reason?: string;
};

/** Lines of the record that a console gets; the whole record is an export of its own. */
const NEWEST = 40;

/** The newest lines, oldest first. */
export const recordLines = (state: ShowState): RecordLine[] =>
  linesOf(state, state.log.slice(-NEWEST));

/** Events of the record as lines, told as they stand at its end. */
export function linesOf({ log, show }: ShowState, events: readonly ShowEvent[]): RecordLine[] {
  const undone = undoneSeqs(log);
  const ineffective = new Set(show.ineffective);
  return events.map((event) => ({
    seq: event.seq,
    at: event.at,
    type: event.type,
    by: event.by,
    isUndone: undone.has(event.seq),
    isIneffective: ineffective.has(event.seq),
    ...aboutOf(event)
  }));
}

/** Whom and what a line is about. */
function aboutOf(event: ShowEvent): Partial<RecordLine> {
  return {
    ...('teamId' in event ? { teamId: event.teamId } : {}),
    ...('press' in event ? { teamId: event.press.teamId } : {}),
    ...(event.type === 'teams-rescued' ? { teamIds: event.teamIds } : {}),
    ...(event.type === 'lots-drawn' ? { teamIds: event.lots.order } : {}),
    ...('segmentId' in event ? { segmentId: event.segmentId } : {}),
    ...('questionId' in event && event.questionId !== null ? { questionId: event.questionId } : {}),
    ...('points' in event ? { points: event.points } : {}),
    ...('value' in event ? { points: event.value } : {}),
    ...('isRight' in event ? { isRight: event.isRight } : {}),
    ...('verdict' in event ? { isRight: event.verdict === 'right' } : {}),
    ...('undoneSeq' in event ? { undoneSeq: event.undoneSeq } : {}),
    ...('reason' in event ? { reason: event.reason } : {}),
    ...('cause' in event && typeof event.cause === 'object' && event.cause.kind === 'host'
      ? { reason: event.cause.reason }
      : {})
  };
}
