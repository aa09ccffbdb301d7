import type { Instant } from '#lib/domain/core/time.ts';
import type { WireAnswer, WireRefusal } from '#lib/schema/live-wire.ts';

/** What an answer is for. Windows of a rehearsal and of the show have the same numbers. */
export type AnswerWindow = { epoch: string; windowId: number };

/** An answer that a device wants to be on record. */
export type Wish<Value> = AnswerWindow & { value: Value };

/**
 * What a device knows of its own answer. One message is under way at a time and the newest wish
 * follows it: an earlier answer can never overtake a later one, however often the line is lost.
 */
export type Slot<Value> = {
  /** The newest wish that no answer has come for. */
  wish: Wish<Value> | null;
  /** The newest one that the server has acknowledged. */
  kept: (Wish<Value> & { at: Instant; seq: number }) | null;
  refused: (AnswerWindow & { refusal: WireRefusal }) | null;
};

export const emptySlot = <Value>(): Slot<Value> => ({ wish: null, kept: null, refused: null });

const isOf = <Known extends AnswerWindow>(
  known: Known | null,
  { epoch, windowId }: { epoch: string; windowId: number | undefined }
): known is Known => known?.epoch === epoch && known.windowId === windowId;

/** Is it the same answer to the same question? Answers are small plain data. */
const isSame = <Value>(one: Wish<Value | null> | null, other: Wish<Value | null>): boolean =>
  isOf(one, other) && JSON.stringify(one.value) === JSON.stringify(other.value);

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
  if (isSame(slot.wish ?? { ...wish, value: recorded }, wish)) return slot;
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
  const { epoch, windowId } = sent;
  return { ...slot, wish, refused: { epoch, windowId, refusal: said.refusal } };
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
  picture: { epoch: string; seq: number; windowId: number | undefined; recorded: Value | null }
): OwnAnswer<Value> {
  const own = isOf(kept, picture) ? kept : null;
  const recorded = own && picture.seq < own.seq ? own.value : picture.recorded;
  if (isOf(wish, picture)) {
    return { value: wish.value, recorded, state: 'sending', at: null, refusal: null };
  }
  const refusal = isOf(refused, picture) ? refused.refusal : null;
  const known = { value: recorded, recorded };
  if (refusal !== null) return { ...known, state: 'refused', at: null, refusal };
  if (recorded === null) return { ...known, state: 'none', at: null, refusal };
  const isNewest = own !== null && isSame(own, { ...own, value: recorded });
  return { ...known, state: 'recorded', at: isNewest ? own.at : null, refusal };
}
