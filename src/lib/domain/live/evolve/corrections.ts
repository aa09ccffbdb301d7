import { pauseClock } from '../clock.ts';
import { standingsOf } from '../standings.ts';
import { askedNow, hasQuestion, runAt, segmentPhase, withPhase, withRun } from '../stage.ts';
import type { Asked, Show } from '../state.ts';
import { withClock } from './answers.ts';
import { withAwards, type Appliers } from './applier.ts';
import { afterClearing } from './programme-run.ts';
import { readied } from './questions.ts';

/** What people put right, and the board. */
export const correctionAppliers: Appliers<
  | 'foul-called'
  | 'question-substituted'
  | 'question-thrown-out'
  | 'points-adjusted'
  | 'teams-rescued'
  | 'lots-drawn'
  | 'board-frozen'
  | 'board-unfrozen'
  | 'undone'
> = {
  'foul-called': (show, { teamId, questionId, points, seq }) =>
    withAwards(lockedOut(show, teamId, questionId), seq, questionId, [
      { teamId, cause: 'foul', points }
    ]),

  'question-substituted': (show, { questionId, byQuestionId, seq }) => {
    const phase = segmentPhase(show);
    const before = askedNow(show);
    if (!phase || before?.questionId !== questionId) return null;
    const asked: Asked = {
      ...before,
      questionId: byQuestionId,
      windowId: seq,
      visibility: 'sealed',
      lockedOut: [],
      attempts: []
    };
    const { ownerId, isStarred } = before;
    const turn = ownerId === null ? [] : [{ teamId: ownerId, questionId: byQuestionId }];
    const star = isStarred ? turn : [];
    const next = readied(show, { ...phase, turns: [...phase.turns, ...turn] }, asked);
    return {
      ...next,
      stars: [...next.stars, ...star],
      struckIds: [...next.struckIds, questionId]
    };
  },

  'question-thrown-out': (show, { questionId }, programme) => {
    if (!show.usedIds.includes(questionId)) return null;
    const struck = { ...show, struckIds: [...show.struckIds, questionId] };
    const phase = segmentPhase(struck);
    if (!phase || askedNow(struck)?.questionId !== questionId) return struck;
    return withRun(struck, phase, afterClearing(programme, struck, phase));
  },

  'points-adjusted': (show, { teamId, points, seq }) =>
    withAwards(show, seq, null, [{ teamId, cause: 'adjusted', points }]),

  'teams-rescued': (show, { teamIds }) => {
    const phase = segmentPhase(show);
    const out = phase?.out.filter(({ teamId }) => !teamIds.includes(teamId));
    return phase && out ? withPhase(show, { ...phase, out }) : null;
  },

  'lots-drawn': (show, { purpose, lots }) =>
    purpose === 'order'
      ? { ...show, order: lots.order }
      : {
          ...show,
          tieBreaks: [
            ...show.tieBreaks,
            { questionId: null, groups: lots.order.map((teamId) => [teamId]) }
          ]
        },

  'board-frozen': (show, _event, programme) =>
    show.frozenBoard === null ? { ...show, frozenBoard: standingsOf(programme, show) } : null,

  'board-unfrozen': (show) => (show.frozenBoard === null ? null : { ...show, frozenBoard: null }),

  undone: (show, { standsAtMs }) => (standsAtMs === null ? show : standing(show, standsAtMs))
};

/** A team that fouled may not press or answer the question on stage any more. */
function lockedOut(show: Show, teamId: string, questionId: string | null): Show {
  const phase = segmentPhase(show);
  if (!phase || !hasQuestion(phase.run) || phase.run.asked.questionId !== questionId) return show;
  const { asked } = phase.run;
  const lockedOut = [...new Set([...asked.lockedOut, teamId])];
  return withRun(show, phase, { ...phase.run, asked: { ...asked, lockedOut } });
}

/**
 * After an undo no countdown runs by itself: it stands at what was left, and presses wait for the
 * host's word. Otherwise a deadline long past would close at once what was just reopened.
 */
function standing(show: Show, leftMs: number): Show {
  const collecting = runAt(show, 'collecting');
  if (collecting) {
    const { asked, right, presses } = collecting.run;
    const candidateIds = presses.map((press) => press.teamId);
    return withRun(show, collecting.phase, {
      step: 'contested',
      asked,
      right,
      presses,
      candidateIds
    });
  }
  return (
    withClock(show, (clock) => (clock.kind === 'running' ? pauseClock(clock, leftMs) : null)) ??
    show
  );
}
