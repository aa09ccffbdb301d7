import type { Clock } from './clock.ts';
import { segmentOf, type Programme } from './programme.ts';
import type { AskingSegment, Segment } from './segments.ts';
import type { Asked, Phase, QuestionRun, Run, RunAt, SegmentPhase, Show, Step } from './state.ts';

/** The running segment, or null between segments. */
export const segmentPhase = (show: Show): SegmentPhase | null =>
  show.phase.kind === 'segment' ? show.phase : null;

/** The running segment with its rules, or null between segments. */
export function currentSegment(
  programme: Programme,
  show: Show
): { phase: SegmentPhase; segment: Segment } | null {
  const phase = segmentPhase(show);
  return phase && { phase, segment: segmentOf(programme, phase.segmentId) };
}

/** The running segment if its run is at one of these steps, else null. */
export function runAt<S extends Step>(
  show: Show,
  ...steps: S[]
): { phase: SegmentPhase; run: RunAt<S> } | null {
  const phase = segmentPhase(show);
  if (!phase || !steps.some((step) => step === phase.run.step)) return null;
  return { phase, run: phase.run as RunAt<S> };
}

/** The show with its segment at another step. */
export const withRun = (show: Show, phase: SegmentPhase, run: Run): Show => ({
  ...show,
  phase: { ...phase, run }
});

export const withPhase = (show: Show, phase: Phase): Show => ({ ...show, phase });

export const hasQuestion = (run: Run): run is QuestionRun => 'asked' in run;

export const asksQuestions = (segment: Segment): segment is AskingSegment =>
  segment.kind !== 'judged';

/** The question on stage, or null. */
export function askedNow(show: Show): Asked | null {
  const run = segmentPhase(show)?.run;
  return run && hasQuestion(run) ? run.asked : null;
}

/** The countdown that may be paused, or null. Nothing is paused while presses are coming in. */
export const clockOf = (run: Run): Clock | null =>
  'clock' in run && run.step !== 'collecting' ? run.clock : null;

/** Teams of the segment that are still in it: not eliminated by a question that still counts. */
export function teamsIn(show: Show, phase: SegmentPhase): string[] {
  const out = phase.out
    .filter(({ questionId }) => !show.struckIds.includes(questionId))
    .map(({ teamId }) => teamId);
  return phase.teamIds.filter((teamId) => !out.includes(teamId));
}

/** How many performances or questions a team has had in its turns here. */
export const turnsOf = (show: Show, phase: SegmentPhase, teamId: string): number =>
  phase.turns.filter(
    (turn) =>
      turn.teamId === teamId &&
      (turn.questionId === null || !show.struckIds.includes(turn.questionId))
  ).length;

/** Stars that a team has staked on questions that still count. */
export const starsOf = (show: Show, phase: SegmentPhase, teamId: string): number =>
  show.stars.filter(
    (star) =>
      star.teamId === teamId &&
      phase.askedIds.includes(star.questionId) &&
      !show.struckIds.includes(star.questionId)
  ).length;
