import { randomFrom, shuffled } from '../../core/random.ts';
import { isTeam } from '../programme.ts';
import { currentSegment, runAt, turnsOf } from '../stage.ts';
import { isTie } from '../standings.ts';
import { windowFrom } from '../clock.ts';
import { happens, no, type Deciders } from './decider.ts';

/** Beginning and end of the show and its segments, turns, lots. */
export const programmeRunDeciders: Deciders<
  | 'host:start-show'
  | 'host:end-show'
  | 'host:start-segment'
  | 'host:end-segment'
  | 'host:give-turn'
  | 'host:draw-lots'
> = {
  'host:start-show': ({ show }) =>
    show.phase.kind === 'waiting' ? happens({ type: 'show-started' }) : no('not-now'),

  'host:end-show': ({ show }) =>
    show.phase.kind === 'interval' ? happens({ type: 'show-ended' }) : no('not-now'),

  'host:start-segment': ({ show, programme }, { segmentId, teamIds }) => {
    if (show.phase.kind !== 'interval') return no('not-now');
    const segment = programme.segments.find((one) => one.id === segmentId);
    if (!segment) return no('unknown-segment');
    const taking = teamIds === null ? show.order : show.order.filter((id) => teamIds.includes(id));
    if (taking.length === 0 || !(teamIds ?? []).every((id) => isTeam(programme, id))) {
      return no('unknown-team');
    }
    if (segment.kind === 'sudden-death' && !isTie(programme, show, taking)) return no('not-a-tie');
    return happens({ type: 'segment-started', segmentId, teamIds: taking });
  },

  'host:end-segment': ({ show }) =>
    runAt(show, 'idle') ? happens({ type: 'segment-ended' }) : no('not-now'),

  'host:give-turn': ({ show, programme, at }, { teamId }) => {
    const current = currentSegment(programme, show);
    if (!current || !runAt(show, 'idle')) return no('not-now');
    const { phase, segment } = current;
    if (segment.kind !== 'judged' && segment.kind !== 'package') return no('not-now');
    if (!isTeam(programme, teamId)) return no('unknown-team');
    if (!phase.teamIds.includes(teamId)) return no('not-taking-part');
    const most = segment.kind === 'judged' ? 1 : segment.questionsPerTeam;
    if (turnsOf(show, phase, teamId) >= most) return no('turn-taken');
    const thinkMs = segment.kind === 'judged' ? segment.thinkMs : null;
    return happens({
      type: 'turn-given',
      teamId,
      window: thinkMs === null ? null : windowFrom(at, thinkMs)
    });
  },

  'host:draw-lots': ({ show, programme, seed }, { purpose, teamIds }) => {
    const { kind } = show.phase;
    if (kind !== 'waiting' && kind !== 'interval' && !runAt(show, 'idle')) return no('not-now');
    if (!teamIds.every((id) => isTeam(programme, id))) return no('unknown-team');
    const wanted = show.order.filter((id) => teamIds.includes(id));
    if (purpose === 'order' && wanted.length !== programme.teams.length) return no('unknown-team');
    if (purpose === 'tie' && !isTie(programme, show, wanted)) return no('not-a-tie');
    const order = shuffled([...wanted].sort(), randomFrom(seed));
    return happens({ type: 'lots-drawn', purpose, lots: { seed, order } });
  }
};
