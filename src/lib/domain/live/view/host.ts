import type { Instant } from '../../core/time.ts';
import { deadlineOf } from '../deadline.ts';
import { stepSeq } from '../decide.ts';
import { ledgerOf, type LedgerLine } from '../ledger.ts';
import { nextSteps, type HostIntent } from '../next-steps.ts';
import { askedNow, segmentPhase } from '../stage.ts';
import type { Attempt, Counts, Press, Run, ShowState, Step } from '../state.ts';
import { boardNow, type BoardView } from './board.ts';
import { cardView, judgedAnswers, type CardView, type JudgedAnswerView } from './question.ts';
import { progressView, type ProgressView } from './progress.ts';
import { recordLines, type RecordLine } from './record.ts';
import { stageView, type StageView } from './stage.ts';
import { ownView, type OwnView } from './team.ts';

/** What the master of ceremonies has on the card. */
export type McView = {
  stage: StageView;
  step?: Step;
  next: readonly HostIntent[];
  /** To be sent with a command: the step this view shows. */
  expected: number;
  card?: CardView;
  answers?: JudgedAnswerView[];
  attempts?: readonly Attempt[];
  counts?: Counts;
  presses?: readonly Press[];
  candidateIds?: readonly string[];
  /** The mark of the jury before it is revealed. */
  award?: number | null;
  /** It was taken from the locked sheets of the jury, not typed in. */
  isFromSheets?: boolean;
  board: BoardView;
};

/** The operator's console: the card, every team, every press with both times, the record. */
export type OperatorView = McView & {
  deadline: Instant | null;
  teams: OwnView[];
  order: readonly string[];
  segmentId?: string;
  progress: ProgressView;
  /** Teams that may not press or answer in this question any more. */
  lockedOut?: readonly string[];
  /** How long the performance took that is being marked. */
  usedMs?: number;
  /** Teams whose marks are still to come. */
  awaitedMarks: readonly { segmentId: string; teamId: string }[];
  usedIds: readonly string[];
  struckIds: readonly string[];
  ledger: LedgerLine[];
  record: RecordLine[];
};

/** The question on stage with its key, from the moment it is made ready, and what leads on. */
export function mcView(state: ShowState): McView {
  const run = segmentPhase(state.show)?.run;
  const asked = askedNow(state.show);
  return {
    stage: stageView(state),
    next: nextSteps(state),
    expected: stepSeq(state),
    board: boardNow(state),
    ...(run ? { step: run.step, ...runFields(state, run) } : {}),
    ...(asked ? { card: cardView(state.programme, asked), attempts: asked.attempts } : {})
  };
}

/** Everything about the show except questions that are not on stage. */
export function operatorView(state: ShowState): OperatorView {
  const { programme, show } = state;
  const phase = segmentPhase(show);
  const asked = askedNow(show);
  return {
    ...mcView(state),
    deadline: deadlineOf(state),
    teams: programme.teams.map((team) => ownView(state, team.id)),
    order: show.order,
    ...(phase ? { segmentId: phase.segmentId } : {}),
    progress: progressView(state),
    ...(asked ? { lockedOut: asked.lockedOut } : {}),
    ...(phase?.run.step === 'marking' ? { usedMs: phase.run.usedMs } : {}),
    awaitedMarks: show.awaitedMarks,
    usedIds: show.usedIds,
    struckIds: show.struckIds,
    ledger: ledgerOf(programme, show),
    record: recordLines(state)
  };
}

function runFields({ programme }: ShowState, run: Run): Partial<McView> {
  return {
    ...('answers' in run ? { answers: judgedAnswers(programme, run.asked, run.answers) } : {}),
    ...('counts' in run ? { counts: run.counts } : {}),
    ...('presses' in run ? { presses: run.presses } : {}),
    ...('candidateIds' in run ? { candidateIds: run.candidateIds } : {}),
    ...(run.step === 'marking' ? { award: run.award, isFromSheets: run.isFromSheets } : {})
  };
}
