import { questionsLeft } from '../decide/questions.ts';
import { asksQuestions, currentSegment, turnsOf } from '../stage.ts';
import type { ShowState } from '../state.ts';
import { effectiveEvents } from '../undo.ts';

/** How far the programme has been played: what the host needs to choose what comes next. */
export type ProgressView = {
  /** Every beginning of a segment that counts, in order, with the teams it was begun for. */
  begun: { segmentId: string; teamIds: readonly string[] }[];
  /** Where teams have turns: those of the segment in the order of play. */
  turns?: { teamId: string; left: number }[];
  /** Questions of the running segment that have not been on stage, in order. */
  leftIds?: string[];
  /** Spare questions of the running segment that are left. */
  spares?: number;
};

/** Ids only, no words of a question. */
export function progressView(state: ShowState): ProgressView {
  const { programme, show } = state;
  const begun = effectiveEvents(state.log).flatMap((event) =>
    event.type === 'segment-started' && !show.ineffective.includes(event.seq)
      ? [{ segmentId: event.segmentId, teamIds: event.teamIds }]
      : []
  );
  const current = currentSegment(programme, show);
  if (!current) return { begun };
  const { phase, segment } = current;
  const most =
    segment.kind === 'judged' ? 1 : 'questionsPerTeam' in segment && segment.questionsPerTeam;
  return {
    begun,
    ...(most
      ? {
          turns: phase.teamIds.map((teamId) => ({
            teamId,
            left: Math.max(0, most - turnsOf(show, phase, teamId))
          }))
        }
      : {}),
    ...(asksQuestions(segment)
      ? {
          leftIds: questionsLeft(show, segment),
          spares: segment.spareIds.filter((id) => !show.usedIds.includes(id)).length
        }
      : {})
  };
}
