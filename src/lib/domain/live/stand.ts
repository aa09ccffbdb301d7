import { leftAt } from './clock.ts';
import type { ShowEvent } from './event.ts';
import { foldShow } from './evolve.ts';
import { clockOf, segmentPhase } from './stage.ts';
import type { Show, ShowState } from './state.ts';
import { effectiveEvents } from './undo.ts';

/**
 * What a countdown shows that runs again because of an undo: what was left when the undone event
 * happened. Null where the undo starts no countdown and no race again; so is it for the undo of an
 * undo, which puts back exactly what was.
 */
export function standAfterUndo(state: ShowState, target: ShowEvent): number | null {
  if (target.type === 'undone') return null;
  const undo: ShowEvent = {
    ...target,
    seq: state.log.length + 1,
    type: 'undone',
    undoneSeq: target.seq,
    reason: '',
    standsAtMs: null
  };
  const after = foldShow(state.programme, effectiveEvents([...state.log, undo]));
  const [before, again] = [runningIn(state.show), runningIn(after)];
  if (again === null || JSON.stringify(again) === JSON.stringify(before)) return null;
  if (again.kind !== 'running') return 0;
  return Math.min(Math.max(0, leftAt(again, target.at)), again.durationMs);
}

/** What would go on by itself: a running countdown, or presses that wait to be settled. */
function runningIn(show: Show) {
  const run = segmentPhase(show)?.run;
  if (!run) return null;
  if (run.step === 'collecting') return { kind: 'collecting' as const, presses: run.presses };
  const clock = clockOf(run);
  return clock?.kind === 'running' ? clock : null;
}
