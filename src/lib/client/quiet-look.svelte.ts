import { timeLimit } from './time-limit.ts';
import type { Instant } from '../domain/core/time.ts';

const EVERY_MS = 4000;
const UNAUTHORIZED = 401;

export type Liveness = 'asleep' | 'updating' | 'lost' | 'signed-out';

/** What others do, as it comes in. Without a script it stays asleep, with what came with the page. */
export class QuietLook<Seen extends { asOf: Instant }> {
  liveness = $state<Liveness>('asleep');
  #latest = $state.raw<Seen | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** The newer of what came with the page and what came by itself. */
  newest(ofPage: Seen): Seen {
    const own = this.#latest;
    return own && own.asOf > ofPage.asOf ? own : ofPage;
  }

  /** Begins to ask at this address; the answer stops it. */
  run(path: string): () => void {
    this.#latest = null;
    this.liveness = 'updating';
    this.#wait(path);
    return () => clearTimeout(this.#timer);
  }

  #wait(path: string): void {
    this.#timer = setTimeout(() => void this.#ask(path), EVERY_MS);
  }

  async #ask(path: string): Promise<void> {
    if (document.visibilityState === 'visible') this.liveness = await this.#read(path);
    if (this.liveness !== 'signed-out') this.#wait(path);
  }

  async #read(path: string): Promise<Liveness> {
    try {
      const response = await fetch(path, { signal: timeLimit(10_000) });
      if (response.status === UNAUTHORIZED) return 'signed-out';
      if (!response.ok) return 'lost';
      this.#latest = (await response.json()) as Seen;
      return 'updating';
    } catch {
      return 'lost';
    }
  }
}
