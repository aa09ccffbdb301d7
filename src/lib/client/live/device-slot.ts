import type { Instant } from '#lib/domain/core/time.ts';
import type { WireAnswer, WireRefusal } from '#lib/schema/live-wire.ts';

/** An answer that a device wants to be on record, and what it is for. */
export type Wish<Value> = { windowId: number; value: Value };

/**
 * What a device knows of its own answer. One message is under way at a time and the newest wish
 * follows it: an earlier answer can never overtake a later one, however often the line is lost.
 */
export type Slot<Value> = {
  /** The newest wish that no answer has come for. */
  wish: Wish<Value> | null;
  /** The newest one that the server has acknowledged. */
  kept: (Wish<Value> & { at: Instant; seq: number }) | null;
  refused: { windowId: number; refusal: WireRefusal } | null;
};

export const emptySlot = <Value>(): Slot<Value> => ({ wish: null, kept: null, refused: null });

/** Is it the same answer to the same question? Answers are small plain data. */
const isSame = <Value>(one: Wish<Value> | null, other: Wish<Value>): boolean =>
  one?.windowId === other.windowId && JSON.stringify(one.value) === JSON.stringify(other.value);

/**
 * A tap. One for what is wanted or on record already changes nothing, so that a double tap is one
 * message.
 *
 * @param recorded what the newest picture says is on record
 */
export function tapped<Value>(
  slot: Slot<Value>,
  wish: Wish<Value>,
  recorded: Value | null
): Slot<Value> {
  const known = slot.wish ?? { windowId: wish.windowId, value: recorded };
  if (isSame(known as Wish<Value>, wish)) return slot;
  return { ...slot, wish, refused: null };
}

/** What the server said to `sent`. */
export function heard<Value>(
  slot: Slot<Value>,
  sent: Wish<Value>,
  said: WireAnswer,
  at: Instant
): Slot<Value> {
  const wish = isSame(slot.wish, sent) ? null : slot.wish;
  if (said.ok) return { wish, kept: { ...sent, at, seq: said.seq }, refused: null };
  return { ...slot, wish, refused: { windowId: sent.windowId, refusal: said.refusal } };
}

/** What stands on the device: marked is what was tapped last, recorded only what the server has. */
export type OwnAnswer<Value> = {
  value: Value | null;
  recorded: Value | null;
  state: 'none' | 'sending' | 'recorded' | 'refused';
  /** When the acknowledgement came; unknown after a reload. */
  at: Instant | null;
  refusal: WireRefusal | null;
};

/**
 * @param picture the newest picture: its number, the window, and the answer that it shows. A
 *   picture that is as new as the acknowledgement is believed, since an undo may follow.
 */
export function ownAnswer<Value>(
  { wish, kept, refused }: Slot<Value>,
  picture: { seq: number; windowId: number | undefined; recorded: Value | null }
): OwnAnswer<Value> {
  const { windowId } = picture;
  const isKept = kept !== null && kept.windowId === windowId;
  const recorded = isKept && picture.seq < kept.seq ? kept.value : picture.recorded;
  if (wish !== null && wish.windowId === windowId) {
    return { value: wish.value, recorded, state: 'sending', at: null, refusal: null };
  }
  const refusal = refused !== null && refused.windowId === windowId ? refused.refusal : null;
  const known = { value: recorded, recorded };
  if (refusal !== null) return { ...known, state: 'refused', at: null, refusal };
  if (recorded === null) return { ...known, state: 'none', at: null, refusal };
  const isOfKept = isKept && isSame(kept, { windowId: kept.windowId, value: recorded });
  return { ...known, state: 'recorded', at: isOfKept ? kept.at : null, refusal };
}
