import {
  asksQuestions,
  currentSegment,
  hasQuestion,
  turnsOf,
  withPhase,
  withRun
} from '../stage.ts';
import { segmentOf } from '../programme.ts';
import type { Programme } from '../programme.ts';
import type { Run, SegmentPhase, Show } from '../state.ts';
import type { Appliers } from './applier.ts';

/** Beginning and end of the show and its segments. They are facts: they hold whatever was before. */
export const programmeRunAppliers: Appliers<
  'show-started' | 'show-ended' | 'segment-started' | 'segment-ended' | 'stage-cleared'
> = {
  'show-started': (show) =>
    show.phase.kind === 'waiting' ? withPhase(show, { kind: 'interval' }) : null,

  'show-ended': (show) => withPhase(show, { kind: 'ended' }),

  'segment-started': (show, { segmentId, teamIds }, programme) => {
    segmentOf(programme, segmentId);
    return withPhase(show, {
      kind: 'segment',
      segmentId,
      teamIds,
      out: [],
      lockedNext: [],
      turns: [],
      askedIds: [],
      run: { step: 'idle' }
    });
  },

  'segment-ended': (show) =>
    show.phase.kind === 'segment' ? withPhase(show, { kind: 'interval' }) : null,

  'stage-cleared': (show, _event, programme) => {
    const current = currentSegment(programme, show);
    return current && withRun(show, current.phase, afterClearing(programme, show, current.phase));
  }
};

/** A team whose turn has questions left goes on choosing; otherwise the stage is free. */
export function afterClearing(programme: Programme, show: Show, phase: SegmentPhase): Run {
  const segment = segmentOf(programme, phase.segmentId);
  const { run } = phase;
  if (!asksQuestions(segment) || segment.kind !== 'package') return { step: 'idle' };
  const ownerId = hasQuestion(run) ? run.asked.ownerId : null;
  if (ownerId === null || turnsOf(show, phase, ownerId) >= segment.questionsPerTeam) {
    return { step: 'idle' };
  }
  return { step: 'choosing', teamId: ownerId };
}
