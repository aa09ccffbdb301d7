import { isTeam } from '../programme.ts';
import { asksQuestions, askedNow, currentSegment, runAt, segmentPhase } from '../stage.ts';
import { standAfterUndo } from '../stand.ts';
import { undoneSeqs } from '../undo.ts';
import { happens, no, type Deciders } from './decider.ts';
import { questionRun } from './questions.ts';

/** What people put right, always with a reason, and the board. */
export const correctionDeciders: Deciders<
  | 'host:foul'
  | 'host:adjust'
  | 'host:substitute'
  | 'host:throw-out'
  | 'host:rescue'
  | 'host:undo'
  | 'host:freeze-board'
  | 'host:unfreeze-board'
> = {
  'host:foul': ({ show, programme }, { teamId, points, reason }) => {
    const phase = segmentPhase(show);
    if (!phase || runAt(show, 'collecting', 'contested', 'answering')) return no('not-now');
    if (!isTeam(programme, teamId)) return no('unknown-team');
    if (!phase.teamIds.includes(teamId)) return no('not-taking-part');
    if (points > 0) return no('points-out-of-range');
    const questionId = askedNow(show)?.questionId ?? null;
    const cause = { kind: 'host' as const, reason };
    return happens({ type: 'foul-called', teamId, questionId, points, cause });
  },

  'host:adjust': ({ show, programme }, { teamId, points, reason }) => {
    if (show.phase.kind === 'waiting') return no('not-now');
    if (!isTeam(programme, teamId)) return no('unknown-team');
    return happens({ type: 'points-adjusted', teamId, points, reason });
  },

  'host:substitute': ({ show, programme }, { reason }) => {
    const run = questionRun(show);
    const segment = currentSegment(programme, show)?.segment;
    if (!run || run.step === 'revealed' || !segment || !asksQuestions(segment))
      return no('not-now');
    const byQuestionId = segment.spareIds.find((id) => !show.usedIds.includes(id));
    if (byQuestionId === undefined) return no('no-question-left');
    const { questionId } = run.asked;
    return happens({ type: 'question-substituted', questionId, byQuestionId, reason });
  },

  'host:throw-out': ({ show }, { questionId, reason }) => {
    if (!show.usedIds.includes(questionId)) return no('unknown-question');
    if (show.struckIds.includes(questionId)) return no('already-struck');
    return happens({ type: 'question-thrown-out', questionId, reason });
  },

  'host:rescue': ({ show }, { teamIds, reason }) => {
    const phase = segmentPhase(show);
    if (!phase) return no('not-now');
    const isOut = (id: string): boolean => phase.out.some(({ teamId }) => teamId === id);
    if (teamIds.length === 0 || !teamIds.every(isOut)) return no('not-taking-part');
    return happens({ type: 'teams-rescued', teamIds, reason });
  },

  'host:undo': (moment, { seq, reason }) => {
    const target = moment.log[seq - 1];
    if (!target) return no('unknown-event');
    if (undoneSeqs(moment.log).has(seq)) return no('already-undone');
    const standsAtMs = standAfterUndo(moment, target);
    return happens({ type: 'undone', undoneSeq: seq, reason, standsAtMs });
  },

  'host:freeze-board': ({ show }) =>
    show.phase.kind !== 'waiting' && show.frozenBoard === null
      ? happens({ type: 'board-frozen' })
      : no('not-now'),

  'host:unfreeze-board': ({ show }) =>
    show.frozenBoard === null ? no('not-now') : happens({ type: 'board-unfrozen' })
};
