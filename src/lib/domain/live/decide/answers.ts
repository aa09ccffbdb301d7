import { fitsQuestion } from '../answer.ts';
import { usedAt } from '../clock.ts';
import { correctedAt } from '../latency.ts';
import { questionOf } from '../programme.ts';
import { currentSegment, runAt, teamsIn } from '../stage.ts';
import type { Counts } from '../state.ts';
import { happens, no, type Deciders } from './decider.ts';

/** Answers from devices, the host's ruling on them, and counts of the audience. */
export const answerDeciders: Deciders<'team:answer' | 'host:rule-answer' | 'room:audience'> = {
  'team:answer': ({ show, programme, at }, { windowId, answer }, by) => {
    const stage = runAt(show, 'open', 'answering');
    const segment = currentSegment(programme, show)?.segment;
    if (!stage || segment?.kind === 'audience') return no('not-now');
    const { run, phase } = stage;
    if (run.asked.windowId !== windowId) return no('wrong-window');
    if (!teamsIn(show, phase).includes(by.id)) return no('not-taking-part');
    if (run.step === 'answering' && run.teamId !== by.id) return no('not-taking-part');
    if (run.step === 'open' && run.asked.lockedOut.includes(by.id)) return no('locked-out');
    if (run.clock.kind === 'paused') return no('paused');
    const corrected = correctedAt({ at, latencyMs: by.latencyMs }, programme.race);
    if (run.clock.kind === 'over' || corrected > run.clock.endsAt) return no('time-over');
    if (!fitsQuestion(answer, questionOf(programme, run.asked.questionId))) {
      return no('answer-does-not-fit');
    }

    const usedMs = usedAt(run.clock, corrected);
    return happens({ type: 'answer-given', windowId, teamId: by.id, answer, usedMs });
  },

  'host:rule-answer': ({ show }, { teamId, isRight }) => {
    const stage = runAt(show, 'closed');
    if (!stage) return no('not-now');
    const { answers, asked } = stage.run;
    if (!answers.some((given) => given.teamId === teamId)) return no('not-taking-part');
    return happens({ type: 'answer-ruled', windowId: asked.windowId, teamId, isRight });
  },

  /**
   * Counts are sums from the beginning of the window, so that a lost one does no harm. A phone may
   * change its answer: a place may lose, all of them together may not.
   */
  'room:audience': ({ show, programme, at }, { windowId, counts }) => {
    const stage = runAt(show, 'open');
    const segment = currentSegment(programme, show)?.segment;
    if (!stage || segment?.kind !== 'audience') return no('not-now');
    const { run } = stage;
    if (run.asked.windowId !== windowId) return no('wrong-window');
    if (run.clock.kind !== 'running') return no('paused');
    if (at > run.clock.endsAt + programme.race.latencyBoundMs) return no('time-over');
    const question = questionOf(programme, run.asked.questionId);
    const places = counts.map(({ place }) => place);
    const fits = counts.length === 0 || fitsQuestion({ kind: 'choice', places }, question);
    if (!fits) return no('answer-does-not-fit');
    const went = total(counts) < total(run.counts);
    return went ? no('counts-went-back') : happens({ type: 'audience-counted', windowId, counts });
  }
};

const total = (counts: Counts): number => counts.reduce((sum, { count }) => sum + count, 0);
