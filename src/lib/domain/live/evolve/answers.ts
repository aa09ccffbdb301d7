import { pauseClock, resumeClock } from '../clock.ts';
import { clockOf, runAt, segmentPhase, withRun } from '../stage.ts';
import type { Clock } from '../clock.ts';
import type { Run, Show } from '../state.ts';
import type { Appliers } from './applier.ts';

/** Answers from devices, counts of the audience, and the countdown above them. */
export const answerAppliers: Appliers<
  | 'answer-given'
  | 'answer-ruled'
  | 'audience-counted'
  | 'clock-paused'
  | 'clock-resumed'
  | 'time-ran-out'
> = {
  'answer-given': (show, { windowId, teamId, answer, usedMs }) => {
    const at = runAt(show, 'open', 'answering');
    if (at?.run.asked.windowId !== windowId) return null;
    const { phase, run } = at;
    if (run.step === 'answering') {
      return run.teamId === teamId ? withRun(show, phase, { ...run, answer }) : null;
    }
    const others = run.answers.filter((given) => given.teamId !== teamId);
    const answers = [...others, { teamId, answer, usedMs, ruling: null }];
    return withRun(show, phase, { ...run, answers });
  },

  'answer-ruled': (show, { windowId, teamId, isRight }) => {
    const at = runAt(show, 'closed');
    if (at?.run.asked.windowId !== windowId) return null;
    const answers = at.run.answers.map((given) =>
      given.teamId === teamId ? { ...given, ruling: isRight } : given
    );
    return withRun(show, at.phase, { ...at.run, answers });
  },

  'audience-counted': (show, { windowId, counts }) => {
    const at = runAt(show, 'open');
    if (at?.run.asked.windowId !== windowId) return null;
    return withRun(show, at.phase, { ...at.run, counts });
  },

  'clock-paused': (show, { leftMs }) =>
    withClock(show, (clock) => (clock.kind === 'running' ? pauseClock(clock, leftMs) : null)),

  'clock-resumed': (show, { at, endsAt }) =>
    withClock(show, (clock) => (clock.kind === 'paused' ? resumeClock(clock, at, endsAt) : null)),

  'time-ran-out': (show, { windowId, teamId }) => {
    const at = runAt(show, 'answering');
    if (at?.run.asked.windowId !== windowId || at.run.teamId !== teamId) return null;
    return withClock(show, ({ durationMs }) => ({ kind: 'over', durationMs }));
  }
};

/** The show with its countdown changed; null where none runs or the change does not fit it. */
export function withClock(show: Show, change: (clock: Clock) => Clock | null): Show | null {
  const phase = segmentPhase(show);
  const before = phase && clockOf(phase.run);
  const clock = before && change(before);
  return clock && withRun(show, phase, { ...phase.run, clock } as Run);
}
