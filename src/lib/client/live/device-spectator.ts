import type { Place } from '#lib/domain/quiz/places.ts';
import type { SpectatorView } from '#lib/domain/live/view/screens.ts';
import type { StageView } from '#lib/domain/live/view/stage.ts';
import { ownAnswer, type OwnAnswer, type Slot } from './device-slot.ts';

/** What a phone remembers of its answer, also over a reload. `question`: which one, by its place. */
export type Remembered = { windowId: number; question: string; place: Place };

/** Names a question as the public knows it: no view of spectators holds an id. */
export const questionName = ({ segment, asked }: StageView): string =>
  `${segment?.name ?? ''} · ${asked?.number ?? 0}`;

/** The place this phone has on record for the question on stage, or null. */
export function recordedPlace(
  { stage, windowId }: SpectatorView,
  known: Remembered | null
): Place | null {
  if (stage.segment?.kind !== 'audience' || known?.question !== questionName(stage)) return null;
  const isOpen = windowId !== undefined;
  return isOpen && known.windowId !== windowId ? null : known.place;
}

/** What stands on the phone. After the end only what the server has counts. */
export function spectatorAnswer(
  view: SpectatorView,
  slot: Slot<Place>,
  known: Remembered | null
): OwnAnswer<Place> {
  const recorded = recordedPlace(view, known);
  // No picture tells a phone its own answer: what is acknowledged stands.
  return ownAnswer(slot, { seq: Infinity, windowId: view.windowId, recorded });
}

/** How the phone's answer came out; null before the key is public. */
export function spectatorResult(
  { key }: StageView,
  recorded: Place | null
): 'right' | 'wrong' | 'none' | null {
  if (key?.right.kind !== 'choice') return null;
  if (recorded === null) return 'none';
  const { places } = key.right;
  return places.length === 1 && places[0] === recorded ? 'right' : 'wrong';
}
