/** A map that forgets instead of growing without end: what may go first, then what is oldest. */
export class BoundedMap<Value> {
  readonly #most: number;
  readonly #mayGo: (value: Value) => boolean;
  readonly #values = new Map<string, Value>();

  constructor(most: number, mayGo: (value: Value) => boolean) {
    this.#most = most;
    this.#mayGo = mayGo;
  }

  get(key: string): Value | undefined {
    return this.#values.get(key);
  }

  set(key: string, value: Value): void {
    this.#values.delete(key);
    this.#values.set(key, value);
    if (this.#values.size <= this.#most) return;
    for (const [old, known] of this.#values) if (this.#mayGo(known)) this.#values.delete(old);
    // A tenth is made free, so that this long look is rare.
    for (const old of this.#values.keys()) {
      if (this.#values.size <= this.#most * 0.9) return;
      this.#values.delete(old);
    }
  }

  delete(key: string): void {
    this.#values.delete(key);
  }
}
