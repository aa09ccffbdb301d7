import { randomFrom, shuffled } from '../../core/random.ts';
import type { Instant } from '../../core/time.ts';
import { windowFrom, type Clock } from '../clock.ts';
import { correctedAt, settleAt } from '../latency.ts';
import type { Programme, RaceRules } from '../programme.ts';
import type { AskingSegment, EarlyPress } from '../segments.ts';
import { asksQuestions, currentSegment, runAt, teamsIn } from '../stage.ts';
import type { Press, QuestionRun, RunAt } from '../state.ts';
import { happens, no, type Deciders, type Decision, type Moment } from './decider.ts';
import { answerTime } from './questions.ts';

/** Presses, and the host's word where they tie. */
export const raceDeciders: Deciders<'team:press' | 'host:grant'> = {
  'team:press': (moment, { windowId }, by) => {
    const { show, programme, at } = moment;
    const stage = runAt(show, 'ready', 'race', 'collecting');
    const segment = currentSegment(programme, show)?.segment;
    if (!stage || !segment || !asksQuestions(segment)) return no('not-now');
    const { run, phase } = stage;
    if (run.asked.windowId !== windowId) return no('wrong-window');
    if (!teamsIn(show, phase).includes(by.id)) return no('not-taking-part');
    if (run.asked.lockedOut.includes(by.id)) return no('locked-out');
    if (run.step === 'collecting' && run.presses.some((press) => press.teamId === by.id)) {
      return no('already-pressed');
    }
    const corrected = correctedAt({ at, latencyMs: by.latencyMs }, programme.race);
    const press: Press = {
      teamId: by.id,
      rawAt: at,
      latencyMs: by.latencyMs,
      correctedAt: corrected,
      settleAt: settleAt(corrected, { at, latencyMs: by.latencyMs }, by.slowestMs, programme.race)
    };
    return timed(moment, run, segment, press);
  },

  'host:grant': ({ show, programme, at }, { teamId }) => {
    const stage = runAt(show, 'contested');
    const segment = currentSegment(programme, show)?.segment;
    if (!stage || !segment || !asksQuestions(segment)) return no('not-now');
    const { asked, candidateIds, right } = stage.run;
    if (!candidateIds.includes(teamId)) return no('not-taking-part');
    return happens({
      type: 'race-settled',
      windowId: asked.windowId,
      teamId,
      lots: null,
      window: windowFrom(at, winnersTime(programme, segment, asked, right))
    });
  }
};

/** When the presses of a race are decided: no earlier one can still arrive (L12). */
export const settlingAt = (run: RunAt<'collecting'>): Instant =>
  Math.min(...run.presses.map((press) => press.settleAt));

/** Who wins: the first by corrected time; a tie goes to lots or to the host. */
export function settled(moment: Moment, run: RunAt<'collecting'>): Decision {
  const { programme, show, at, seed } = moment;
  const segment = currentSegment(programme, show)?.segment;
  if (!segment || !asksQuestions(segment)) return no('not-now');
  const { asked, presses, right } = run;
  const { windowId } = asked;
  const first = Math.min(...presses.map((press) => press.correctedAt));
  const tied = presses
    .filter((press) => press.correctedAt - first <= programme.race.tieWindowMs)
    .map((press) => press.teamId)
    .sort();
  if (tied.length > 1 && programme.race.tie === 'host') {
    return happens({ type: 'race-contested', windowId, candidateIds: tied });
  }
  const order = shuffled(tied, randomFrom(seed));
  const lots = tied.length > 1 ? { seed, order } : null;
  const window = windowFrom(at, winnersTime(programme, segment, asked, right));
  return happens({ type: 'race-settled', windowId, teamId: order[0] as string, lots, window });
}

/** Refuses presses outside their time and lets early ones have what the rules say (B9). */
function timed(
  { at, programme }: Moment,
  run: RunAt<'ready' | 'race' | 'collecting'>,
  segment: AskingSegment,
  press: Press
): Decision {
  const early = earlyRule(segment);
  if (!early) return no('not-now');
  const { windowId, questionId } = run.asked;
  const clock = run.step === 'ready' ? null : run.clock;
  if (run.step === 'collecting' && at > settlingAt(run)) return no('time-over');
  if (clock !== null && clock.kind !== 'running') return no('paused');
  if (clock !== null && press.correctedAt > clock.endsAt) return no('time-over');
  if (!isEarly(run, press, programme.race)) {
    return happens({ type: 'press-recorded', windowId, press: heldBack(run, press, early) });
  }
  if (early.kind === 'allowed') return happens({ type: 'press-recorded', windowId, press });
  if (early.kind === 'ignored' || (clock !== null && !isFirstOpening(clock)))
    return no('too-early');
  const { points } = early;
  const cause = { kind: 'early-press' as const, press };
  return happens({ type: 'foul-called', teamId: press.teamId, questionId, points, cause });
}

/**
 * Before the opening for certain: it arrived before, or lies before it by more than the tie window
 * after correction. A race that was opened again has a number of its own, which no earlier press
 * can name.
 */
function isEarly(
  run: RunAt<'ready' | 'race' | 'collecting'>,
  press: Press,
  race: RaceRules
): boolean {
  if (run.step === 'ready') return true;
  if (run.clock?.kind !== 'running' || run.asked.attempts.length > 0) return false;
  return press.correctedAt < run.clock.since - race.tieWindowMs;
}

/** No correction reaches behind the opening, unless presses before it count. */
function heldBack(
  run: RunAt<'ready' | 'race' | 'collecting'>,
  press: Press,
  early: EarlyPress
): Press {
  if (run.step === 'ready' || run.clock?.kind !== 'running' || early.kind === 'allowed')
    return press;
  return { ...press, correctedAt: Math.max(press.correctedAt, run.clock.since) };
}

/** Has the countdown run since it was opened, without a pause? */
const isFirstOpening = (clock: Clock & { kind: 'running' }): boolean =>
  clock.since + clock.durationMs === clock.endsAt;

/** The rule for early presses where the segment has races at all. A steal is a race of its own. */
function earlyRule(segment: AskingSegment): EarlyPress | null {
  if (segment.kind === 'buzzer' || segment.kind === 'sudden-death') return segment.early;
  return segment.kind === 'package' ? { kind: 'ignored' } : null;
}

function winnersTime(
  programme: Programme,
  segment: AskingSegment,
  asked: QuestionRun['asked'],
  right: 'buzz' | 'steal'
): number {
  if (right === 'steal' && segment.kind === 'package' && segment.afterWrong.kind === 'steal') {
    return segment.afterWrong.answerMs;
  }
  return answerTime(programme, segment, asked);
}
