import type { Place } from '#lib/domain/quiz/places.ts';
import type { Picture } from '#lib/schema/live-wire.ts';
import type { SpectatorView } from '#lib/domain/live/view/screens.ts';
import type { StageView } from '#lib/domain/live/view/stage.ts';
import { ownAnswer, type OwnAnswer, type Slot } from './device-slot.ts';

/** What a phone remembers of its answer, also over a reload. `question`: which one, by its place. */
export type Remembered = { windowId: number; question: string; place: Place };

type Shown = Omit<Picture, 'view'> & { view: SpectatorView };

/** Names a question as the public knows it: no view of spectators holds an id. */
export const questionName = ({ epoch, view: { stage } }: Shown): string =>
  [epoch, stage.segment?.name, stage.asked?.number].join(' · ');

/** The place this phone has on record for the question on stage, or null. */
export function recordedPlace(shown: Shown, known: Remembered | null): Place | null {
  const { stage, windowId } = shown.view;
  if (stage.segment?.kind !== 'audience' || known?.question !== questionName(shown)) return null;
  const isOpen = windowId !== undefined;
  return isOpen && known.windowId !== windowId ? null : known.place;
}

/** What stands on the phone. After the end only what the server has counts. */
export function spectatorAnswer(
  shown: Shown,
  slot: Slot<Place>,
  known: Remembered | null
): OwnAnswer<Place> {
  const { epoch, view } = shown;
  const recorded = recordedPlace(shown, known);
  // No picture tells a phone its own answer: what is acknowledged stands.
  return ownAnswer(slot, { epoch, seq: Infinity, windowId: view.windowId, recorded });
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

/** The one sentence on a phone in the hall. */
export type SpectatorLine =
  | 'waiting'
  | 'ended'
  | 'follow'
  | 'answer'
  | 'paused'
  | 'closed'
  | 'right'
  | 'wrong'
  | 'none'
  | 'revealed'
  | 'teams-answer'
  | 'teams-race'
  | 'team-performs'
  | 'team-answers';

/** @param result of `spectatorResult` for a question to the audience; null for all others */
export function spectatorSays(
  { stage, windowId }: SpectatorView,
  result: ReturnType<typeof spectatorResult>
): { line: SpectatorLine; tone: 'act' | 'good' | 'bad' | 'calm' } {
  if (windowId !== undefined) return { line: 'answer', tone: 'act' };
  if (result === 'right') return { line: result, tone: 'good' };
  if (result !== null) return { line: result, tone: result === 'wrong' ? 'bad' : 'calm' };
  return { line: followed(stage), tone: 'calm' };
}

function followed({ phase, step, segment, clock }: StageView): SpectatorLine {
  if (phase === 'waiting' || phase === 'ended') return phase;
  switch (step) {
    case 'preparing':
    case 'performing':
    case 'marking':
    case 'marked':
      return 'team-performs';
    case 'open':
      if (clock?.kind === 'paused') return 'paused';
      return segment?.kind === 'audience' ? 'closed' : 'teams-answer';
    case 'race':
    case 'contested':
      return 'teams-race';
    case 'answering':
      return 'team-answers';
    case 'closed':
    case 'revealed':
      return step;
    default:
      return 'follow';
  }
}
