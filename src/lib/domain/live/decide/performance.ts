import { usedAt, windowFrom } from '../clock.ts';
import { currentSegment, runAt } from '../stage.ts';
import type { Show } from '../state.ts';
import { happens, no, type Deciders } from './decider.ts';

/** A performance under the clock, and the jury's mark: typed in, or taken from its sheets. */
export const performanceDeciders: Deciders<
  | 'host:start-performance'
  | 'host:end-performance'
  | 'host:award'
  | 'host:take-mark'
  | 'host:defer-mark'
  | 'host:take-marks'
> = {
  'host:start-performance': ({ show, programme, at }) => {
    const stage = runAt(show, 'preparing');
    const segment = currentSegment(programme, show)?.segment;
    if (!stage || segment?.kind !== 'judged') return no('not-now');
    const { teamId } = stage.run;
    const window = windowFrom(at, segment.limitMs);
    return happens({ type: 'performance-started', teamId, window });
  },

  'host:end-performance': ({ show, at }) => {
    const stage = runAt(show, 'performing');
    if (!stage) return no('not-now');
    const { clock, teamId } = stage.run;
    if (clock.kind !== 'running') return no('paused');
    return happens({ type: 'performance-ended', teamId, usedMs: usedAt(clock, at) });
  },

  'host:award': ({ show, programme }, { points }) => {
    const stage = runAt(show, 'marking');
    const segment = currentSegment(programme, show)?.segment;
    if (!stage || segment?.kind !== 'judged') return no('not-now');
    if (points < 0 || points > segment.maxPoints) return no('points-out-of-range');
    return happens({ type: 'mark-awarded', teamId: stage.run.teamId, points });
  },

  // No maximum here: it is for what people type, and the jury may have added a bonus.
  'host:take-mark': ({ show, locked = [] }) => {
    const stage = runAt(show, 'marking');
    if (!stage) return no('not-now');
    const { segmentId } = stage.phase;
    const { teamId } = stage.run;
    const mark = locked.find((one) => one.segmentId === segmentId && one.teamId === teamId);
    if (!mark) return no('mark-not-locked');
    return happens({ type: 'mark-taken', teamId, points: mark.points });
  },

  'host:defer-mark': ({ show }) => {
    const run = runAt(show, 'marking')?.run;
    if (!run || run.award !== null) return no('not-now');
    return happens({ type: 'mark-deferred', teamId: run.teamId });
  },

  // All or none: a board with the marks of some teams only would show a ranking that there is not.
  'host:take-marks': ({ show, locked = [] }) => {
    if (!mayTakeAll(show)) return no('not-now');
    const marks = show.awaitedMarks.flatMap(
      ({ segmentId, teamId }) =>
        locked.find((mark) => mark.segmentId === segmentId && mark.teamId === teamId) ?? []
    );
    if (marks.length < show.awaitedMarks.length) return no('mark-not-locked');
    return happens({ type: 'marks-taken', marks });
  }
};

/** Are marks awaited, and the stage free for them? */
export const mayTakeAll = (show: Show): boolean =>
  show.awaitedMarks.length > 0 && (show.phase.kind === 'interval' || runAt(show, 'idle') !== null);
