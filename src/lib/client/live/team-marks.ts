import type { StageView } from '#lib/domain/live/view/stage.ts';
import type { JudgedAnswerView } from '#lib/domain/live/view/question.ts';

/** How a team stands towards the question on stage. */
export type TeamMark =
  'acting' | 'right' | 'wrong' | 'passed' | 'answered' | 'blank' | 'waiting' | 'out';

/** A team with its mark, and what it answered once that is public. */
export type MarkedTeam = {
  teamId: string;
  name: string;
  mark: TeamMark;
  given?: JudgedAnswerView;
};

/** Where all teams answer at once, a team without an answer has left the question blank. */
const allAnswer = (stage: StageView): boolean =>
  stage.segment?.kind === 'simultaneous' || stage.segment?.kind === 'typed';

/** The teams of the running segment, in its order. */
export function markedTeams(stage: StageView): MarkedTeam[] {
  const { segment, board } = stage;
  if (!segment) return [];
  return segment.teamIds.map((teamId) => {
    const given = stage.answers?.find((one) => one.teamId === teamId);
    return {
      teamId,
      name: nameOf({ board }, teamId),
      mark: markOf(stage, teamId),
      ...(given ? { given } : {})
    };
  });
}

function markOf(stage: StageView, teamId: string): TeamMark {
  const { segment, acting, answers, answeredIds, asked, step } = stage;
  if (acting?.teamId === teamId) return 'acting';
  const given = answers?.find((one) => one.teamId === teamId);
  if (given) return given.isRight ? 'right' : 'wrong';
  const attempt = asked?.attempts.findLast((one) => one.teamId === teamId);
  if (attempt) return attempt.verdict;
  if (segment && !segment.inIds.includes(teamId)) return 'out';
  if (answeredIds?.includes(teamId)) return 'answered';
  return step === 'revealed' && allAnswer(stage) ? 'blank' : 'waiting';
}

/** The name of a team; every team is on the board. */
export const nameOf = ({ board }: Pick<StageView, 'board'>, teamId: string): string =>
  board.lines.find((line) => line.teamId === teamId)?.name ?? teamId;
