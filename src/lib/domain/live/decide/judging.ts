import type { Instant } from '../../core/time.ts';
import { windowFrom } from '../clock.ts';
import type { NextStep } from '../event.ts';
import type { Segment } from '../segments.ts';
import { currentSegment, runAt, teamsIn } from '../stage.ts';
import type { Asked, RunAt, SegmentPhase, Show, Verdict } from '../state.ts';
import { happens, no, type Deciders, type Decision, type Moment } from './decider.ts';

/** Was the spoken answer right, or was it given up; and who may try next. */
export const judgingDeciders: Deciders<'host:judge' | 'host:pass' | 'team:pass'> = {
  'host:judge': (moment, { isRight }) => judged(moment, isRight ? 'right' : 'wrong'),
  'host:pass': (moment) => passed(moment),
  'team:pass': (moment, { windowId }, by) => {
    const stage = runAt(moment.show, 'answering');
    if (!stage) return no('not-now');
    if (stage.run.asked.windowId !== windowId) return no('wrong-window');
    if (stage.run.teamId !== by.id) return no('not-taking-part');
    return stage.run.clock.kind === 'paused' ? no('paused') : passed(moment);
  }
};

/** Only a question that came by itself may be given up, not one that was pressed for. */
function passed(moment: Moment): Decision {
  const right = runAt(moment.show, 'answering')?.run.right;
  return right === 'own' || right === 'pass' ? judged(moment, 'passed') : no('not-now');
}

function judged({ show, programme, at }: Moment, verdict: Verdict): Decision {
  const stage = runAt(show, 'answering');
  const segment = currentSegment(programme, show)?.segment;
  if (!stage || !segment) return no('not-now');
  const { run, phase } = stage;
  const next: NextStep =
    verdict === 'right' ? { kind: 'close' } : afterFailure(show, phase, segment, run, at);
  const { windowId } = run.asked;
  return happens({ type: 'answer-judged', windowId, teamId: run.teamId, verdict, next });
}

/** What the rules of the segment open for the others (B9). A steal or a pass has no successor. */
function afterFailure(
  show: Show,
  phase: SegmentPhase,
  segment: Segment,
  { asked, teamId, right }: RunAt<'answering'>,
  at: Instant
): NextStep {
  if (segment.kind !== 'buzzer' && segment.kind !== 'package') return { kind: 'close' };
  if (right === 'steal' || right === 'pass') return { kind: 'close' };
  const { afterWrong } = segment;
  const others = othersIn(show, phase, asked, teamId);
  const [following] = others;
  if (following === undefined) return { kind: 'close' };
  switch (afterWrong.kind) {
    case 'none':
      return { kind: 'close' };
    case 'reopen':
      return { kind: 'race', right: 'buzz', window: windowFrom(at, afterWrong.pressMs) };
    case 'steal':
      return { kind: 'race', right: 'steal', window: windowFrom(at, afterWrong.pressMs) };
    case 'pass':
      return { kind: 'pass', teamId: following, window: windowFrom(at, afterWrong.answerMs) };
  }
}

/** Teams that may still try, in the order of play from the one after the team that failed. */
function othersIn(show: Show, phase: SegmentPhase, asked: Asked, teamId: string): string[] {
  const place = show.order.indexOf(teamId);
  const fromNext = [...show.order.slice(place + 1), ...show.order.slice(0, place)];
  const taking = teamsIn(show, phase);
  return fromNext.filter((id) => taking.includes(id) && !asked.lockedOut.includes(id));
}
