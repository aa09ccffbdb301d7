import type { Instant } from '#lib/domain/core/time.ts';

/** So often countdowns on a screen are drawn again. */
const TICK_MS = 100;

/**
 * The server's clock as a screen knows it: every picture carries it, and the one that came quickest
 * is nearest to the truth.
 */
export class ServerTime {
  /** The server's time, moving while `run` is in effect. */
  now = $state<Instant>(0);
  #offset: number | null = null;

  /** A picture said that it was this time when it left the server. */
  heard(serverNow: Instant): void {
    const offset = serverNow - performance.now();
    this.#offset = this.#offset === null ? offset : Math.max(this.#offset, offset);
    this.#tick();
  }

  /** Moves the time. Call it in the browser; the answer stops it. */
  run(): () => void {
    this.#tick();
    const timer = setInterval(() => this.#tick(), TICK_MS);
    return () => clearInterval(timer);
  }

  #tick(): void {
    this.now = Math.round(performance.now() + (this.#offset ?? 0));
  }
}
