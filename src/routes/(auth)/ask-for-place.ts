import { limitedFetch } from '#lib/client/limited-fetch.ts';

/** How many are before somebody who waits, and when it is worth asking again. */
export type Place = { ahead: number; askAgainMs: number };

type Listeners = { onPlace: (place: Place) => void; onLost: () => void; onDone: () => void };

const PATIENCE_MS = 10_000;
const WHEN_LOST_MS = 3000;

/** Asks for the place in the queue again and again, until there is none any more. The answer ends it. */
export function askForPlace(first: Place, { onPlace, onLost, onDone }: Listeners): () => void {
  let isEnded = false;
  let timer = setTimeout(() => void ask(), first.askAgainMs);

  async function ask(): Promise<void> {
    const place = await look();
    if (isEnded) return;
    if (place === null) {
      onDone();
      return;
    }
    if (place === 'lost') onLost();
    else onPlace(place);
    timer = setTimeout(() => void ask(), place === 'lost' ? WHEN_LOST_MS : place.askAgainMs);
  }

  return () => {
    isEnded = true;
    clearTimeout(timer);
  };
}

async function look(): Promise<Place | null | 'lost'> {
  try {
    const answer = await limitedFetch('/login/place', {}, PATIENCE_MS);
    if (!answer.ok) return 'lost';
    return ((await answer.json()) as { place: Place | null }).place;
  } catch {
    return 'lost';
  }
}
