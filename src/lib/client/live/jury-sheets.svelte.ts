import type { JuryProgress } from '#lib/schema/live-wire.ts';
import { limitedFetch } from '../limited-fetch.ts';

const PATIENCE_MS = 8000;
/** The operator waits for the lock: it must show at once, and only one console asks. */
const AGAIN_MS = 1000;

/** How far the jury is with its sheets, for as long as somebody asks. */
export class JuryWatch {
  /** Null before the first answer. */
  progress = $state.raw<JuryProgress | null>(null);
  isLost = $state(false);
  readonly #finalId: string;

  constructor(finalId: string) {
    this.#finalId = finalId;
  }

  /** Asks again and again. Call it in an effect; what it returns ends the asking. */
  ask(): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = new AbortController();
    const once = async (): Promise<void> => {
      try {
        const answer = await limitedFetch(
          `/live/${this.#finalId}/sheets`,
          { signal: stop.signal },
          PATIENCE_MS
        );
        if (!answer.ok) throw new Error(`answered with ${answer.status}`);
        this.progress = (await answer.json()) as JuryProgress | null;
        this.isLost = false;
      } catch {
        if (stop.signal.aborted) return;
        this.isLost = true;
      }
      if (!stop.signal.aborted) timer = setTimeout(() => void once(), AGAIN_MS);
    };
    void once();
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }
}
