import type { Hundredths } from '../../core/points.ts';
import type { Answer } from '../answer.ts';
import { questionsLeft } from '../decide/questions.ts';
import { questionOf } from '../programme.ts';
import type { Segment } from '../segments.ts';
import { currentSegment, hasQuestion, starsOf, teamsIn } from '../stage.ts';
import type { Run, SegmentPhase, ShowState } from '../state.ts';
import { stageView, type StageView } from './stage.ts';

/** What a team knows of itself and may do now. */
export type OwnView = {
  teamId: string;
  /** Taking part in the running segment and not out of it. */
  isIn: boolean;
  /** What presses and answers must name. */
  windowId?: number;
  mayPress: boolean;
  hasPressed: boolean;
  mayAnswer: boolean;
  mayPass: boolean;
  mayStar: boolean;
  answer?: Answer;
  packages?: { value: Hundredths; answerMs: number; left: number }[];
};

export type TeamView = { stage: StageView; own: OwnView };

/** The device of a team: the public stage and its own things, nothing of another team. */
export const teamView = (state: ShowState, teamId: string): TeamView => ({
  stage: stageView(state),
  own: ownView(state, teamId)
});

/** One team's own things. */
export function ownView(state: ShowState, teamId: string): OwnView {
  const current = currentSegment(state.programme, state.show);
  const isIn = current !== null && teamsIn(state.show, current.phase).includes(teamId);
  const nothing = {
    teamId,
    isIn,
    mayPress: false,
    hasPressed: false,
    mayAnswer: false,
    mayPass: false,
    mayStar: false
  };
  if (!current) return nothing;
  const { phase, segment } = current;
  const { run } = phase;
  const answer = answerOf(run, teamId);
  return {
    ...nothing,
    ...(hasQuestion(run) ? { windowId: run.asked.windowId } : {}),
    mayPress: isIn && mayPress(run, segment, teamId),
    hasPressed: 'presses' in run && run.presses.some((press) => press.teamId === teamId),
    mayAnswer: isIn && segment.kind !== 'audience' && mayAnswer(run, teamId),
    mayPass:
      run.step === 'answering' &&
      run.teamId === teamId &&
      (run.right === 'own' || run.right === 'pass'),
    mayStar: mayStar(state, phase, segment, teamId),
    ...(answer ? { answer } : {}),
    ...(run.step === 'choosing' && run.teamId === teamId ? packagesLeft(state, segment) : {})
  };
}

function mayPress(run: Run, segment: Segment, teamId: string): boolean {
  if (!hasQuestion(run) || run.asked.lockedOut.includes(teamId)) return false;
  const hasRaces = segment.kind === 'buzzer' || segment.kind === 'sudden-death';
  if (run.step === 'ready') return hasRaces && segment.early.kind !== 'ignored';
  if (run.step === 'race') return run.clock.kind === 'running';
  return run.step === 'collecting' && !run.presses.some((press) => press.teamId === teamId);
}

function mayAnswer(run: Run, teamId: string): boolean {
  if (run.step === 'open') {
    return run.clock.kind === 'running' && !run.asked.lockedOut.includes(teamId);
  }
  return run.step === 'answering' && run.teamId === teamId && run.clock.kind === 'running';
}

function mayStar(
  { show }: ShowState,
  phase: SegmentPhase,
  segment: Segment,
  teamId: string
): boolean {
  const { run } = phase;
  return (
    segment.kind === 'package' &&
    run.step === 'ready' &&
    run.asked.ownerId === teamId &&
    run.asked.visibility === 'sealed' &&
    !run.asked.isStarred &&
    starsOf(show, phase, teamId) < segment.stars
  );
}

function answerOf(run: Run, teamId: string): Answer | null {
  if (run.step === 'answering') return run.teamId === teamId ? run.answer : null;
  if (!hasQuestion(run) || !('answers' in run)) return null;
  return run.answers.find((given) => given.teamId === teamId)?.answer ?? null;
}

function packagesLeft(state: ShowState, segment: Segment): Pick<OwnView, 'packages'> {
  if (segment.kind !== 'package') return {};
  const left = questionsLeft(state.show, segment).map(
    (id) => questionOf(state.programme, id).value
  );
  return {
    packages: segment.packages.map(({ value, answerMs }) => ({
      value,
      answerMs,
      left: left.filter((one) => one === null || one === value).length
    }))
  };
}
