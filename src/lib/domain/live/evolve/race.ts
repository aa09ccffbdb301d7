import { startClock } from '../clock.ts';
import type { EventOf } from '../event.ts';
import type { Programme } from '../programme.ts';
import { buzzerPoints } from '../score/buzzer.ts';
import { packagePoints } from '../score/package.ts';
import type { RulePoints } from '../score/points.ts';
import { currentSegment, runAt, withRun } from '../stage.ts';
import type { Asked, Attempt, QuestionRun, SegmentPhase, Show } from '../state.ts';
import { withAwards, type Appliers } from './applier.ts';

/** Presses, who won them, and how the winner answered. */
export const raceAppliers: Appliers<
  'press-recorded' | 'race-settled' | 'race-contested' | 'answer-judged'
> = {
  'press-recorded': (show, { windowId, press }) => {
    const at = runAt(show, 'ready', 'race', 'collecting');
    if (at?.run.asked.windowId !== windowId) return null;
    const { phase, run } = at;
    const earlier = run.step === 'collecting' ? run.presses : [];
    if (run.asked.lockedOut.includes(press.teamId)) return null;
    if (earlier.some((other) => other.teamId === press.teamId)) return null;
    return withRun(show, phase, {
      step: 'collecting',
      asked: run.asked,
      right: run.step === 'ready' ? 'buzz' : run.right,
      presses: [...earlier, press],
      clock: run.step === 'ready' ? null : run.clock
    });
  },

  'race-settled': (show, { windowId, teamId, window }) => {
    const at = runAt(show, 'collecting', 'contested');
    if (at?.run.asked.windowId !== windowId) return null;
    const { asked, right, presses } = at.run;
    if (!presses.some((press) => press.teamId === teamId)) return null;
    return withRun(show, at.phase, {
      step: 'answering',
      asked,
      teamId,
      right,
      clock: startClock(window),
      answer: null,
      presses
    });
  },

  'race-contested': (show, { windowId, candidateIds }) => {
    const at = runAt(show, 'collecting');
    if (at?.run.asked.windowId !== windowId) return null;
    const { asked, right, presses } = at.run;
    return withRun(show, at.phase, { step: 'contested', asked, right, presses, candidateIds });
  },

  'answer-judged': (show, event, programme) => {
    const at = runAt(show, 'answering');
    if (at?.run.asked.windowId !== event.windowId || at.run.teamId !== event.teamId) return null;
    const { phase, run } = at;
    const attempt: Attempt = {
      teamId: event.teamId,
      right: run.right,
      verdict: event.verdict,
      answer: run.answer
    };
    const judged = withAttempt(run.asked, attempt);
    const next = withRun(
      show,
      withLockNext(phase, judged, attempt, programme, show),
      afterJudging(judged, event)
    );
    return withAwards(
      withSuddenDeath(next, attempt, judged, programme),
      event.seq,
      judged.questionId,
      attemptPoints(programme, show, run.asked, attempt)
    );
  }
};

/** Whoever has tried once may not try the same question again. */
const withAttempt = (asked: Asked, attempt: Attempt): Asked => ({
  ...asked,
  attempts: [...asked.attempts, attempt],
  lockedOut: [...new Set([...asked.lockedOut, attempt.teamId])]
});

/** What follows as recorded. A new race is a new window: presses for the old one are too late. */
function afterJudging(asked: Asked, { next, seq }: EventOf<'answer-judged'>): QuestionRun {
  const again = { ...asked, windowId: seq };
  if (next.kind === 'race') {
    return { step: 'race', asked: again, clock: startClock(next.window), right: next.right };
  }
  if (next.kind === 'pass' && !asked.lockedOut.includes(next.teamId)) {
    return {
      step: 'answering',
      asked: again,
      teamId: next.teamId,
      right: 'pass',
      clock: startClock(next.window),
      answer: null,
      presses: []
    };
  }
  return { step: 'closed', asked, answers: [], counts: [] };
}

function withLockNext(
  phase: SegmentPhase,
  asked: Asked,
  { teamId, right, verdict }: Attempt,
  programme: Programme,
  show: Show
): SegmentPhase {
  const segment = currentSegment(programme, show)?.segment;
  const isLocked =
    segment?.kind === 'buzzer' && segment.locksNext && right === 'buzz' && verdict !== 'right';
  if (!isLocked) return phase;
  return {
    ...phase,
    lockedNext: [...phase.lockedNext, { teamId, questionId: asked.questionId }]
  };
}

function withSuddenDeath(show: Show, attempt: Attempt, asked: Asked, programme: Programme): Show {
  const current = currentSegment(programme, show);
  if (current?.segment.kind !== 'sudden-death' || attempt.verdict !== 'right') return show;
  const others = current.phase.teamIds.filter((id) => id !== attempt.teamId);
  const groups = [[attempt.teamId], others];
  return { ...show, tieBreaks: [...show.tieBreaks, { questionId: asked.questionId, groups }] };
}

function attemptPoints(
  programme: Programme,
  show: Show,
  asked: Asked,
  attempt: Attempt
): RulePoints[] {
  const segment = currentSegment(programme, show)?.segment;
  if (segment?.kind === 'buzzer') return buzzerPoints(segment, asked, attempt);
  if (segment?.kind === 'package') return packagePoints(segment, asked, attempt);
  return [];
}
