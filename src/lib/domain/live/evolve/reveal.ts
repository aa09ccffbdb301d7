import { isRuledRight } from '../answer.ts';
import type { LiveKey } from '../programme.ts';
import type { RulePoints } from '../score/points.ts';
import { simultaneousPoints } from '../score/simultaneous.ts';
import { typedPoints } from '../score/typed.ts';
import type { Segment } from '../segments.ts';
import { teamsIn, withRun } from '../stage.ts';
import type { RunAt, SegmentPhase, Show } from '../state.ts';
import { withAwards } from './applier.ts';

/** Shows key and answers; where all teams answered, this is when they earn and drop out. */
export function revealed(
  show: Show,
  phase: SegmentPhase,
  run: RunAt<'closed'>,
  { segment, seq, key }: { segment: Segment; seq: number; key: LiveKey }
): Show {
  const { asked, answers, counts } = run;
  const couldAnswer = teamsIn(show, phase).filter((id) => !asked.lockedOut.includes(id));
  const verdicts = couldAnswer.map((teamId) => {
    const given = answers.find((answer) => answer.teamId === teamId);
    return { teamId, usedMs: given?.usedMs ?? 0, isRight: given ? isRuledRight(key, given) : null };
  });
  const stayIds = verdicts.filter(({ isRight }) => isRight === true).map(({ teamId }) => teamId);
  const out = eliminates(segment)
    ? teamsIn(show, phase)
        .filter((id) => !stayIds.includes(id))
        .map((teamId) => ({ teamId, questionId: asked.questionId }))
    : [];
  return withAwards(
    withRun(
      show,
      { ...phase, out: [...phase.out, ...out] },
      { step: 'revealed', asked: { ...asked, visibility: 'shown' }, answers, counts }
    ),
    seq,
    asked.questionId,
    pointsOf(segment, asked.value, verdicts)
  );
}

/** A team that was locked out of the question has no right answer either. */
const eliminates = (segment: Segment): boolean =>
  segment.kind === 'simultaneous' && segment.elimination;

function pointsOf(
  segment: Segment,
  value: number,
  verdicts: readonly { teamId: string; isRight: boolean | null; usedMs: number }[]
): RulePoints[] {
  if (segment.kind === 'simultaneous') return simultaneousPoints(segment, value, verdicts);
  if (segment.kind === 'typed') {
    return typedPoints(
      segment,
      verdicts.map((verdict) => ({ ...verdict, isRight: verdict.isRight === true }))
    );
  }
  return [];
}
