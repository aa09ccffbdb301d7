type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * A stopwatch that survives a reload: what is kept is the time that ran before, and since when it
 * runs again. All in milliseconds.
 */
export class Stopwatch {
  #before: number;
  /** 0 while it stands still. */
  #startedAt: number;
  readonly #key: string;
  readonly #kept: Kept;

  /**
   * @param key what is timed; each has a stopwatch of its own
   * @param kept where a browser keeps it for as long as the tab is open
   */
  constructor(key: string, kept: Kept) {
    this.#key = `stopwatch ${key}`;
    this.#kept = kept;
    const [before = 0, startedAt = 0] = (kept.getItem(this.#key) ?? '0 0').split(' ').map(Number);
    this.#before = before;
    this.#startedAt = startedAt;
  }

  get isRunning(): boolean {
    return this.#startedAt > 0;
  }

  usedMs(now: number): number {
    return this.#before + (this.isRunning ? Math.max(0, now - this.#startedAt) : 0);
  }

  start(now: number): void {
    this.#set(this.usedMs(now), now);
  }

  stop(now: number): void {
    this.#set(this.usedMs(now), 0);
  }

  reset(): void {
    this.#before = this.#startedAt = 0;
    this.#kept.removeItem(this.#key);
  }

  #set(before: number, startedAt: number): void {
    this.#before = before;
    this.#startedAt = startedAt;
    this.#kept.setItem(this.#key, `${before} ${startedAt}`);
  }
}
