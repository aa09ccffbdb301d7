import type { HostIntent } from '#lib/domain/live/next-steps.ts';
import type { OperatorView } from '#lib/domain/live/view/host.ts';
import type { RecordLine } from '#lib/domain/live/view/record.ts';
import { pointsFrom } from './console-points.ts';
import { tiesOf } from './console-segments.ts';
import { wish, type HostWish } from './console-wish.ts';

/** What is put right through a form of its own. */
export const CORRECTIONS = [
  'host:undo',
  'host:adjust',
  'host:foul',
  'host:substitute',
  'host:throw-out',
  'host:rescue',
  'host:draw-lots',
  'host:freeze-board',
  'host:unfreeze-board'
] as const satisfies readonly HostIntent[];
export type Correction = (typeof CORRECTIONS)[number];

/** Which corrections this moment takes, in a fixed order so that buttons stay where they are. */
export function possibleCorrections(
  view: OperatorView
): { name: Correction; isPossible: boolean }[] {
  return CORRECTIONS.filter((name) =>
    view.board.isFrozen ? name !== 'host:freeze-board' : name !== 'host:unfreeze-board'
  ).map((name) => ({ name, isPossible: isPossible(name, view) }));
}

function isPossible(name: Correction, view: OperatorView): boolean {
  const { stage, step } = view;
  const hasBegun = stage.phase !== 'waiting';
  switch (name) {
    case 'host:undo':
      return lastUndoable(view) !== null;
    case 'host:adjust':
    case 'host:freeze-board':
    case 'host:unfreeze-board':
      return hasBegun;
    case 'host:foul':
      return (
        stage.segment !== undefined &&
        step !== 'collecting' &&
        step !== 'contested' &&
        step !== 'answering'
      );
    case 'host:substitute':
      return view.card !== undefined && step !== 'revealed' && (view.progress.spares ?? 0) > 0;
    case 'host:throw-out':
      return standing(view).length > 0;
    case 'host:rescue':
      return outOf(view).length > 0;
    case 'host:draw-lots':
      return view.next.includes('host:draw-lots');
  }
}

/** The newest line that can be undone and is of any interest: no single count of the audience. */
export const lastUndoable = ({ record }: OperatorView): RecordLine | null =>
  record.findLast((line) => canBeUndone(line) && line.type !== 'undone') ?? null;

/** Counts of the audience give no points, and the next one would replace the undone one. */
export const canBeUndone = ({ isUndone, isIneffective, type }: RecordLine): boolean =>
  !isUndone && !isIneffective && type !== 'audience-counted';

/** Questions that have been on stage and still count, newest first. */
export const standing = ({ usedIds, struckIds }: OperatorView): string[] =>
  usedIds.filter((id) => !struckIds.includes(id)).reverse();

/** Teams that are out of the running segment. */
export const outOf = ({ stage: { segment } }: OperatorView): string[] =>
  segment ? segment.teamIds.filter((id) => !segment.inIds.includes(id)) : [];

/** For whom lots may be drawn: all teams for the order of play, or the teams of one tie. */
export const lotsFor = (view: OperatorView) => [
  { purpose: 'order' as const, rank: null, teamIds: [...view.order] },
  ...tiesOf(view.board).map(({ rank, teamIds }) => ({ purpose: 'tie' as const, rank, teamIds }))
];

/** What the form of a correction holds, as people type it. */
export type CorrectionInput = {
  seq: number;
  teamId: string;
  teamIds: readonly string[];
  points: string;
  questionId: string;
  lots: number;
  reason: string;
};

export type CorrectionProblem =
  'team-missing' | 'points-malformed' | 'points-not-taken' | 'question-missing' | 'reason-missing';

/** Shorter than this is no reason (`schema/live.ts`). */
const SHORTEST_REASON = 3;

/** The wish of a filled form, or what is missing in it. */
export function correctionWish(
  name: Correction,
  input: CorrectionInput,
  view: OperatorView
): HostWish | CorrectionProblem {
  const { seq, teamId, teamIds, questionId } = input;
  if (name === 'host:freeze-board' || name === 'host:unfreeze-board') return wish(name, {});
  if (name === 'host:draw-lots') {
    const lots = lotsFor(view)[input.lots];
    return lots ? wish(name, { purpose: lots.purpose, teamIds: lots.teamIds }) : 'team-missing';
  }
  const needsTeam = name === 'host:adjust' || name === 'host:foul';
  if (needsTeam && teamId === '') return 'team-missing';
  if (name === 'host:rescue' && teamIds.length === 0) return 'team-missing';
  if (name === 'host:throw-out' && questionId === '') return 'question-missing';
  const points = pointsFrom(input.points);
  if (needsTeam && points === null) return 'points-malformed';
  if (name === 'host:foul' && points !== null && points > 0) return 'points-not-taken';
  const reason = input.reason.trim();
  if (reason.length < SHORTEST_REASON) return 'reason-missing';
  switch (name) {
    case 'host:undo':
      return wish(name, { seq, reason });
    case 'host:adjust':
    case 'host:foul':
      return wish(name, { teamId, points: points ?? 0, reason });
    case 'host:substitute':
      return wish(name, { reason });
    case 'host:throw-out':
      return wish(name, { questionId, reason });
    case 'host:rescue':
      return wish(name, { teamIds: [...teamIds], reason });
  }
}
