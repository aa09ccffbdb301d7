const EVERY_MS = 1000;

/** Milliseconds that are left of a wait which began when the page learned of it. */
export class Countdown {
  readonly #waitMs: () => number;
  #passedMs = $state(0);

  /** @param waitMs read again for every new wait, also for one as long as the last */
  constructor(waitMs: () => number) {
    this.#waitMs = waitMs;
    $effect(() => {
      if (waitMs() === 0) return;
      const from = performance.now();
      this.#passedMs = 0;
      const timer = setInterval(() => (this.#passedMs = performance.now() - from), EVERY_MS);
      return () => clearInterval(timer);
    });
  }

  get leftMs(): number {
    return Math.max(0, this.#waitMs() - this.#passedMs);
  }
}
