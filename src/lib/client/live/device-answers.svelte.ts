import type { Instant } from '#lib/domain/core/time.ts';
import type { WireAnswer } from '#lib/schema/live-wire.ts';
import { emptySlot, heard, tapped, type Slot, type Wish } from './device-slot.ts';

/** Sends a device's answers one after another; what waits is replaced by what is newer. */
export class DeviceAnswers<Value> {
  slot = $state.raw<Slot<Value>>(emptySlot());
  #isSending = false;
  readonly #send: (wish: Wish<Value>) => Promise<WireAnswer>;
  readonly #now: () => Instant;

  /** @param send answers only when it is known whether the message counts */
  constructor(send: (wish: Wish<Value>) => Promise<WireAnswer>, now: () => Instant) {
    this.#send = send;
    this.#now = now;
  }

  tap(wish: Wish<Value>, recorded: Value | null): void {
    this.slot = tapped(this.slot, wish, recorded);
    void this.#sendAll();
  }

  async #sendAll(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    for (let { wish } = this.slot; wish !== null; { wish } = this.slot) {
      const said = await this.#send(wish);
      // Read only now: more may have been tapped meanwhile.
      this.slot = heard(this.slot, wish, said, this.#now());
    }
    this.#isSending = false;
  }
}
