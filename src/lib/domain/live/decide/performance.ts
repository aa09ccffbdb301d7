import { usedAt, windowFrom } from '../clock.ts';
import { currentSegment, runAt } from '../stage.ts';
import { happens, no, type Deciders } from './decider.ts';

/** A performance under the clock, and the jury's mark: typed in, or taken from its sheets. */
export const performanceDeciders: Deciders<
  'host:start-performance' | 'host:end-performance' | 'host:award' | 'host:take-mark'
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
  }
};
