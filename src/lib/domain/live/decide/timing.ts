import { leftAt } from '../clock.ts';
import { deadlineOf } from '../deadline.ts';
import { clockOf, runAt, segmentPhase } from '../stage.ts';
import { happens, no, type Deciders } from './decider.ts';
import { settled } from './race.ts';

/** The room's timer, and the host's hand on the countdown. */
export const timingDeciders: Deciders<'room:time-up' | 'host:pause' | 'host:resume'> = {
  'room:time-up': (moment, { deadline }) => {
    if (deadlineOf(moment) !== deadline || moment.at < deadline) return no('not-due');
    const { show } = moment;
    const collecting = runAt(show, 'collecting');
    if (collecting) return settled(moment, collecting.run);
    const answering = runAt(show, 'answering');
    if (answering) {
      const { asked, teamId } = answering.run;
      return happens({ type: 'time-ran-out', windowId: asked.windowId, teamId });
    }
    const waiting = runAt(show, 'open', 'race');
    if (!waiting) return no('not-due');
    const { questionId } = waiting.run.asked;
    return happens({ type: 'question-closed', questionId, cause: 'time' });
  },

  'host:pause': ({ show, at }) => {
    const phase = segmentPhase(show);
    const clock = phase && clockOf(phase.run);
    if (clock?.kind !== 'running') return no('not-now');
    return happens({ type: 'clock-paused', leftMs: leftAt(clock, at) });
  },

  'host:resume': ({ show, at }) => {
    const phase = segmentPhase(show);
    const clock = phase && clockOf(phase.run);
    if (clock?.kind !== 'paused') return no('not-now');
    return happens({ type: 'clock-resumed', endsAt: at + clock.leftMs });
  }
};
