import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../../domain/core/random.ts';
import { PLACES } from '../../domain/quiz/places.ts';
import type { SpectatorView } from '../../domain/live/view/screens.ts';
import type { FinalLedger } from './ledger.ts';
import type { Screen } from './screen.ts';

/** Phones answer a question within this time of its coming, spread evenly: the sharpest rush. */
export const RUSH_MS = 2000;

/** Plays a phone of the audience, which answers every question once. */
export function playSpectator(
  screen: Screen<SpectatorView>,
  spectatorId: string,
  random: Random,
  ledger: FinalLedger
): void {
  const answered = new Set<number>();

  async function answer(windowId: number): Promise<void> {
    await pause(random.below(RUSH_MS));
    const place = PLACES[random.below(4)] ?? 'A';
    const sentAt = performance.now();
    const { answer } = await screen.send('audience:answer', { windowId, place });
    if (!answer.ok) {
      ledger.audienceRefused += 1;
      return;
    }
    ledger.audienceAckMs.push(performance.now() - sentAt);
    ledger.audience.push({ spectatorId, windowId, place });
  }

  screen.onPicture(({ view: { windowId } }) => {
    if (windowId === undefined || answered.has(windowId)) return;
    answered.add(windowId);
    void answer(windowId);
  });
}
