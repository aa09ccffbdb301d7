import type { Instant } from '../domain/core/time.ts';
import { limitedFetch } from './limited-fetch.ts';

const PATIENCE_MS = 10_000;
const EVERY_MS = 4000;
const UNAUTHORIZED = 401;

export type Liveness = 'asleep' | 'updating' | 'lost' | 'signed-out';

/** What others do, as it comes in. Without a script it stays asleep, with what came with the page. */
export class QuietLook<Seen extends { asOf: Instant }> {
  liveness = $state<Liveness>('asleep');
  #latest = $state.raw<Seen | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isRunning = false;
  readonly #everyMs: number;

  /** @param everyMs between two looks, more or less: many pages must not ask in the same instant */
  constructor(everyMs = EVERY_MS) {
    this.#everyMs = everyMs;
  }

  /** The newer of what came with the page and what came by itself. */
  newest(ofPage: Seen): Seen {
    const own = this.#latest;
    return own && own.asOf > ofPage.asOf ? own : ofPage;
  }

  /** Begins to ask at this address, and at once when the page is seen or on line again. */
  run(path: string): () => void {
    this.#latest = null;
    this.liveness = 'updating';
    this.#isRunning = true;
    this.#wait(path);
    const now = (): void => {
      if (this.liveness === 'signed-out' || document.visibilityState === 'hidden') return;
      clearTimeout(this.#timer);
      void this.#ask(path);
    };
    const ending = new AbortController();
    const { signal } = ending;
    document.addEventListener('visibilitychange', now, { signal });
    window.addEventListener('online', now, { signal });
    return () => {
      ending.abort();
      this.#isRunning = false;
      clearTimeout(this.#timer);
    };
  }

  #wait(path: string): void {
    clearTimeout(this.#timer);
    const rest = this.#everyMs * (0.75 + 0.5 * Math.random());
    this.#timer = setTimeout(() => void this.#ask(path), rest);
  }

  async #ask(path: string): Promise<void> {
    if (document.visibilityState === 'visible') this.liveness = await this.#read(path);
    if (this.liveness !== 'signed-out' && this.#isRunning) this.#wait(path);
  }

  async #read(path: string): Promise<Liveness> {
    try {
      const response = await limitedFetch(path, {}, PATIENCE_MS);
      if (response.status === UNAUTHORIZED) return 'signed-out';
      if (!response.ok) return 'lost';
      this.#latest = (await response.json()) as Seen;
      return 'updating';
    } catch {
      return 'lost';
    }
  }
}
