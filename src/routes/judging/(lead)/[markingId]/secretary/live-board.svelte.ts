import type { Seen } from './board/look.ts';

const EVERY_MS = 4000;
const UNAUTHORIZED = 401;

export type Liveness = 'asleep' | 'updating' | 'lost' | 'signed-out';

/** The board as it comes in. Without a script it stays asleep, with what came with the page. */
export class LiveBoard {
  liveness = $state<Liveness>('asleep');
  #latest = $state.raw<Seen | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** The newer of what came with the page and what came by itself. */
  newest(ofPage: Seen): Seen {
    const own = this.#latest;
    return own && own.asOf > ofPage.asOf ? own : ofPage;
  }

  /** Begins to ask for the board of this marking; the answer stops it. */
  run(markingId: string): () => void {
    this.#latest = null;
    this.liveness = 'updating';
    this.#wait(markingId);
    return () => clearTimeout(this.#timer);
  }

  #wait(markingId: string): void {
    this.#timer = setTimeout(() => void this.#ask(markingId), EVERY_MS);
  }

  async #ask(markingId: string): Promise<void> {
    if (document.visibilityState === 'visible') this.liveness = await this.#read(markingId);
    if (this.liveness !== 'signed-out') this.#wait(markingId);
  }

  async #read(markingId: string): Promise<Liveness> {
    try {
      const response = await fetch(`/judging/${markingId}/secretary/board`, {
        signal: AbortSignal.timeout(10_000)
      });
      if (response.status === UNAUTHORIZED) return 'signed-out';
      if (!response.ok) return 'lost';
      this.#latest = (await response.json()) as Seen;
      return 'updating';
    } catch {
      return 'lost';
    }
  }
}
