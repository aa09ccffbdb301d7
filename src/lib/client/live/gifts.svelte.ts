import type { QuickSpectator } from '#lib/schema/live-wire.ts';
import { limitedFetch } from '../limited-fetch.ts';

const PATIENCE_MS = 8000;
/** After an answer that did not come. */
const AGAIN_MS = 2000;

/** The quickest spectators of the question for the audience whose key was revealed last. */
export class Gifts {
  /** Null before the first answer. */
  phones = $state.raw<QuickSpectator[] | null>(null);
  isLost = $state(false);
  readonly #finalId: string;

  constructor(finalId: string) {
    this.#finalId = finalId;
  }

  /** Asks until there is an answer. Call it in an effect; what it returns ends the asking. */
  ask(): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = new AbortController();
    const once = async (): Promise<void> => {
      try {
        const answer = await limitedFetch(
          `/live/${this.#finalId}/gifts`,
          { signal: stop.signal },
          PATIENCE_MS
        );
        if (!answer.ok) throw new Error(`answered with ${answer.status}`);
        this.phones = (await answer.json()) as QuickSpectator[];
        this.isLost = false;
      } catch {
        if (stop.signal.aborted) return;
        this.isLost = true;
        timer = setTimeout(() => void once(), AGAIN_MS);
      }
    };
    void once();
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }
}
