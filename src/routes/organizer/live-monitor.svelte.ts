import { limitedFetch } from '#lib/client/limited-fetch.ts';
import type { Seen } from './monitor/look-at.ts';

const PATIENCE_MS = 10_000;
const EVERY_MS = 3000;
const UNAUTHORIZED = 401;

export type Liveness = 'asleep' | 'updating' | 'paused' | 'lost' | 'signed-out';

/** The monitor's figures as they come in. Without a script it stays asleep, with those of the page. */
export class LiveMonitor {
  liveness = $state<Liveness>('asleep');
  #latest = $state.raw<Seen | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #units: 'ranked' | 'all' = 'ranked';

  /** The newer of what came with the page and what came by itself. */
  newest(ofPage: Seen): Seen {
    const own = this.#latest;
    return own?.monitor && own.monitor.asOf > (ofPage.monitor?.asOf ?? 0) ? own : ofPage;
  }

  /** Begins to ask for the figures of these units. */
  run(units: 'ranked' | 'all'): () => void {
    this.#units = units;
    this.#latest = null;
    if (this.liveness === 'asleep') this.liveness = 'updating';
    this.#wait();
    return () => clearTimeout(this.#timer);
  }

  pause(): void {
    clearTimeout(this.#timer);
    this.liveness = 'paused';
  }

  resume(): void {
    this.liveness = 'updating';
    void this.#ask();
  }

  #wait(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), EVERY_MS);
  }

  async #ask(): Promise<void> {
    if (this.liveness === 'paused' || this.liveness === 'signed-out') return;
    if (document.visibilityState === 'visible') this.liveness = await this.#read();
    if (this.liveness === 'updating' || this.liveness === 'lost') this.#wait();
  }

  async #read(): Promise<Liveness> {
    const units = this.#units;
    try {
      const response = await limitedFetch(`/organizer/monitor?units=${units}`, {}, PATIENCE_MS);
      if (response.status === UNAUTHORIZED) return 'signed-out';
      if (!response.ok) return 'lost';
      const seen = (await response.json()) as Seen;
      // Meanwhile the page may have been paused, or turned to other units.
      if (this.liveness === 'paused') return 'paused';
      if (units === this.#units) this.#latest = seen;
      return 'updating';
    } catch {
      return this.liveness === 'paused' ? 'paused' : 'lost';
    }
  }
}
