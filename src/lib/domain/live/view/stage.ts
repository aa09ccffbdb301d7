import type { Hundredths } from '../../core/points.ts';
import { currentSegment, hasQuestion, teamsIn } from '../stage.ts';
import type { Clock } from '../clock.ts';
import type { SegmentKind } from '../segments.ts';
import type { Attempt, Counts, Phase, QuestionRun, Right, Run, ShowState, Step } from '../state.ts';
import { publicBoard, type BoardView } from './board.ts';
import {
  judgedAnswers,
  keyView,
  questionView,
  type JudgedAnswerView,
  type KeyView,
  type QuestionView
} from './question.ts';

/** A step as everybody sees it: that presses are being collected shows nowhere. */
export type PublicStep = Exclude<Step, 'collecting'>;

export type AttemptView = Pick<Attempt, 'teamId' | 'right' | 'verdict'>;

/** What is on stage, for everybody in the hall. A field that may not be seen is not there. */
export type StageView = {
  finalName: string;
  phase: Phase['kind'];
  segment?: { name: string; kind: SegmentKind; teamIds: readonly string[]; inIds: string[] };
  step?: PublicStep;
  clock?: Clock;
  /** Whose turn it is to perform, choose or answer. */
  acting?: { teamId: string; right?: Right };
  asked?: { number: number; value: Hundredths; isStarred: boolean; attempts: AttemptView[] };
  question?: QuestionView;
  /** Teams that have answered; what they answered follows with the key. */
  answeredIds?: string[];
  answers?: JudgedAnswerView[];
  counts?: Counts;
  key?: KeyView;
  mark?: { award: Hundredths; overtime: Hundredths };
  board: BoardView;
};

/** Built field by field; every other view repeats it or a part of it (R9, L8). */
export function stageView(state: ShowState): StageView {
  const { programme, show } = state;
  const { phase } = show;
  const head = { finalName: programme.name, phase: phase.kind, board: publicBoard(state) };
  const current = currentSegment(programme, show);
  if (!current) return head;
  const { name, kind } = current.segment;
  const { run, teamIds, askedIds } = current.phase;
  const clock = 'clock' in run ? run.clock : null;
  return {
    ...head,
    segment: { name, kind, teamIds, inIds: teamsIn(show, current.phase) },
    step: publicStep(run),
    ...(clock ? { clock } : {}),
    ...actingIn(run),
    ...(run.step === 'marked' && show.frozenBoard === null
      ? { mark: { award: run.award, overtime: run.overtime } }
      : {}),
    ...(hasQuestion(run) ? askedFields(state, run, askedIds.length) : {})
  };
}

/** Presses before they are settled look like the step they came in (B-L8). */
function publicStep(run: Run): PublicStep {
  if (run.step !== 'collecting') return run.step;
  return run.clock === null ? 'ready' : 'race';
}

function actingIn(run: Run): Pick<StageView, 'acting'> {
  if (!('teamId' in run)) return {};
  return { acting: { teamId: run.teamId, ...('right' in run ? { right: run.right } : {}) } };
}

function askedFields(
  { programme }: ShowState,
  run: QuestionRun,
  number: number
): Partial<StageView> {
  const { asked } = run;
  const { value, isStarred, ownerId } = asked;
  const attempts = asked.attempts.map(({ teamId, right, verdict }) => ({ teamId, right, verdict }));
  return {
    asked: { number, value, isStarred, attempts },
    ...(run.step === 'ready' && ownerId !== null ? { acting: { teamId: ownerId } } : {}),
    ...(asked.visibility === 'shown' ? { question: questionView(programme, asked) } : {}),
    ...('answers' in run ? { answeredIds: run.answers.map(({ teamId }) => teamId).sort() } : {}),
    ...(run.step === 'revealed'
      ? {
          answers: judgedAnswers(programme, asked, run.answers),
          counts: run.counts,
          key: keyView(programme, asked)
        }
      : {})
  };
}
