import type { AskingPlanSegment, PlanPlace } from '#lib/domain/live/plan.ts';
import type { ShownQuestion } from '#lib/domain/live/preset.ts';
import * as m from '#lib/text/paraglide/messages.js';

/** A question as those who prepare see it. */
export type Asked = ShownQuestion;

/** What a place is called on the page of its segment: "Câu 3", "Dự phòng 1". */
export function placeName({ places, spares }: AskingPlanSegment, id: string): string {
  const number = (list: readonly PlanPlace[]) => list.findIndex((place) => place.id === id) + 1;
  return number(places) > 0
    ? m.programme_place({ number: number(places) })
    : m.programme_place_spare({ number: number(spares) });
}
