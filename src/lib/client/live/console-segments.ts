import type { Outline, SegmentOutline } from '#lib/domain/live/view/outline.ts';
import type { OperatorView } from '#lib/domain/live/view/host.ts';
import type { BoardView } from '#lib/domain/live/view/board.ts';
import { wish, type HostWish } from './console-wish.ts';

/** A way to begin a segment: for all teams, one heat, or the teams of one tie. */
export type SegmentChoice = {
  wish: HostWish;
  segmentId: string;
  heat: number | null;
  /** For a tie: the rank that its teams share. */
  rank: number | null;
  /** It has been begun for these teams before. */
  isAgain: boolean;
};

/** Teams that share a rank, best rank first. */
export function tiesOf({ lines }: BoardView): { rank: number; teamIds: string[] }[] {
  const ranks = [...new Set(lines.map((line) => line.rank))];
  return ranks
    .map((rank) => ({
      rank,
      teamIds: lines.filter((line) => line.rank === rank).map(({ teamId }) => teamId)
    }))
    .filter(({ teamIds }) => teamIds.length > 1);
}

/** Every way to begin a segment, in the order of the programme. */
export function segmentChoices(view: OperatorView, outline: Outline): SegmentChoice[] {
  return outline.segments.flatMap((segment) => {
    if (segment.kind === 'sudden-death') {
      return tiesOf(view.board).map(({ rank, teamIds }) =>
        choice(view, outline, segment, { teamIds, heat: null, rank })
      );
    }
    const heats = segment.kind === 'audience' ? [] : heatsOf(outline);
    return [
      ...heats.map((heat) => choice(view, outline, segment, { ...heat, rank: null })),
      choice(view, outline, segment, { teamIds: null, heat: null, rank: null })
    ];
  });
}

/**
 * What is usually begun next: the first segment that not all teams have had, for its next heat.
 * Sudden death is never suggested, ties below the prizes stay as they are.
 */
export function nextSegment(choices: readonly SegmentChoice[], outline: Outline) {
  const kindOf = (id: string) => outline.segments.find((segment) => segment.id === id)?.kind;
  return (
    choices.find(({ segmentId, heat, isAgain }) => {
      if (isAgain || kindOf(segmentId) === 'sudden-death') return false;
      const others = choices.filter((one) => one.segmentId === segmentId && one.heat !== null);
      return heat !== null || !others.some((one) => one.isAgain);
    }) ?? null
  );
}

function choice(
  view: OperatorView,
  { teams }: Outline,
  { id: segmentId }: SegmentOutline,
  { teamIds, heat, rank }: { teamIds: string[] | null; heat: number | null; rank: number | null }
): SegmentChoice {
  const wanted = teamIds ?? teams.map(({ id }) => id);
  const isAgain = view.progress.begun.some(
    (begun) => begun.segmentId === segmentId && wanted.every((id) => begun.teamIds.includes(id))
  );
  const made = wish('host:start-segment', { segmentId, teamIds });
  return { wish: made, segmentId, heat, rank, isAgain };
}

function heatsOf({ teams }: Outline): { heat: number; teamIds: string[] }[] {
  const heats = [...new Set(teams.map(({ heat }) => heat))].filter((heat) => heat !== null);
  return heats
    .sort((left, right) => left - right)
    .map((heat) => ({
      heat,
      teamIds: teams.filter((team) => team.heat === heat).map(({ id }) => id)
    }));
}
