import { askedNow, currentSegment, segmentPhase } from '../stage.ts';
import type { ShowState } from '../state.ts';
import type { BoardView } from './board.ts';
import { cardView, judgedAnswers, type CardView, type JudgedAnswerView } from './question.ts';
import { stageView, type StageView } from './stage.ts';

/** A judge: the public stage, the key once the question is shown, answers once they are closed. */
export type JudgeView = { stage: StageView; card?: CardView; answers?: JudgedAnswerView[] };
export type ProjectorView = { stage: StageView };
export type ScoreboardView = Pick<StageView, 'finalName' | 'phase' | 'board'> & {
  segmentName?: string;
};
export type LowerThirdView = Pick<StageView, 'phase' | 'step' | 'clock' | 'acting' | 'question'> & {
  board: BoardView;
  segmentName?: string;
};
export type SpectatorView = {
  stage: StageView;
  /** What an answer must name, while spectators may answer. */
  windowId?: number;
};

/** What a judge needs to rule on an answer. */
export function judgeView(state: ShowState): JudgeView {
  const asked = askedNow(state.show);
  const run = segmentPhase(state.show)?.run;
  const isClosed = run?.step === 'closed' || run?.step === 'revealed';
  return {
    stage: stageView(state),
    ...(asked?.visibility === 'shown' ? { card: cardView(state.programme, asked) } : {}),
    ...(isClosed ? { answers: judgedAnswers(state.programme, run.asked, run.answers) } : {})
  };
}

export const projectorView = (state: ShowState): ProjectorView => ({ stage: stageView(state) });

/** Ranks and points only. */
export function scoreboardView(state: ShowState): ScoreboardView {
  const { finalName, phase, board, segment } = stageView(state);
  return { finalName, phase, board, ...(segment ? { segmentName: segment.name } : {}) };
}

/** The band at the foot of a broadcast: who acts, the question, the clock, the board. */
export function lowerThirdView(state: ShowState): LowerThirdView {
  const { phase, step, clock, acting, question, board, segment } = stageView(state);
  return {
    phase,
    board,
    ...(segment ? { segmentName: segment.name } : {}),
    ...(step ? { step } : {}),
    ...(clock ? { clock } : {}),
    ...(acting ? { acting } : {}),
    ...(question ? { question } : {})
  };
}

/** A phone in the hall: the public stage, and a way to answer the questions for the audience. */
export function spectatorView(state: ShowState): SpectatorView {
  const segment = currentSegment(state.programme, state.show)?.segment;
  const run = segmentPhase(state.show)?.run;
  const mayAnswer =
    segment?.kind === 'audience' && run?.step === 'open' && run.clock.kind === 'running';
  return {
    stage: stageView(state),
    ...(mayAnswer ? { windowId: run.asked.windowId } : {})
  };
}
