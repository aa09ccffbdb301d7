import type { EventOf, EventType } from '../event.ts';
import type { RulePoints } from '../score/points.ts';
import type { Programme } from '../programme.ts';
import type { Show } from '../state.ts';

/** How one kind of event changes the show; null when it does not fit what is on stage. */
export type Applier<Type extends EventType> = (
  show: Show,
  event: EventOf<Type>,
  programme: Programme
) => Show | null;

export type Appliers<Type extends EventType> = { [One in Type]: Applier<One> };

/** Puts points on record with the event as their cause; rules that give nothing leave no line. */
export const withAwards = (
  show: Show,
  seq: number,
  questionId: string | null,
  points: readonly RulePoints[]
): Show => ({
  ...show,
  awards: [
    ...show.awards,
    ...points
      .filter((line) => line.points !== 0)
      .map((line) => ({
        ...line,
        seq,
        questionId,
        segmentId: show.phase.kind === 'segment' ? show.phase.segmentId : null
      }))
  ]
});
