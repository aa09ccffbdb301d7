import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  emptySlot,
  heard,
  ownAnswer,
  tapped,
  type Slot,
  type Wish
} from '#lib/client/live/device-slot.ts';

const EPOCH = 'show';
const wish = (value: string, windowId = 7, epoch = EPOCH): Wish<string> => ({
  epoch,
  windowId,
  value
});
const picture = (recorded: string | null, seq = 9, windowId = 7) => ({
  epoch: EPOCH,
  seq,
  windowId,
  recorded
});
const slotOf = (parts: Partial<Slot<string>>): Slot<string> => ({ ...emptySlot(), ...parts });

test('a tap is marked at once and is on record only when the server says so', () => {
  const sending = tapped(emptySlot<string>(), wish('A'), null);
  expect(ownAnswer(sending, picture(null))).toMatchObject({
    value: 'A',
    recorded: null,
    state: 'sending',
    at: null
  });
  const kept = heard(sending, wish('A'), { ok: true, seq: 12 }, 5000);
  expect(ownAnswer(kept, picture(null, 11))).toMatchObject({
    value: 'A',
    recorded: 'A',
    state: 'recorded',
    at: 5000
  });
});

test('the second tap of a double one sends nothing', () => {
  const once = tapped(emptySlot<string>(), wish('A'), null);
  expect(tapped(once, wish('A'), null)).toBe(once);
  const recorded = emptySlot<string>();
  expect(tapped(recorded, wish('A'), 'A')).toBe(recorded);
});

test('back to the recorded answer while another is under way is a message', () => {
  const slot = slotOf({ wish: wish('B') });
  expect(tapped(slot, wish('A'), 'A').wish).toEqual(wish('A'));
});

test('an answer to what has been replaced leaves the newer wish to be sent', () => {
  const slot = heard(slotOf({ wish: wish('B') }), wish('A'), { ok: true, seq: 3 }, 1);
  expect(slot.wish).toEqual(wish('B'));
  expect(ownAnswer(slot, picture('A'))).toMatchObject({ value: 'B', recorded: 'A' });
});

test('a refused answer goes back to what is on record and says why', () => {
  const said = { ok: false, refusal: 'time-over' } as const;
  const slot = heard(slotOf({ wish: wish('B') }), wish('B'), said, 1);
  expect(ownAnswer(slot, picture('A'))).toEqual({
    value: 'A',
    recorded: 'A',
    state: 'refused',
    at: null,
    refusal: 'time-over'
  });
  expect(tapped(slot, wish('C'), 'A').refused).toBeNull();
});

test('after an undo the picture is believed, not the acknowledgement before it', () => {
  const slot = slotOf({ kept: { ...wish('B'), at: 1, seq: 12 } });
  expect(ownAnswer(slot, picture('A', 13))).toMatchObject({ value: 'A', at: null });
  expect(ownAnswer(slot, picture(null, 13))).toMatchObject({ state: 'none' });
});

test.each([
  ['another question', picture(null, 9, 8)],
  ['no question', { ...picture(null), windowId: undefined }],
  ['the show after a rehearsal', { ...picture(null), epoch: 'rehearsal-1' }]
])('nothing of an answer is left for %s', (_, shown) => {
  const slot = slotOf({
    wish: wish('A'),
    kept: { ...wish('B'), at: 1, seq: 99 },
    refused: { epoch: EPOCH, windowId: 7, refusal: 'paused' }
  });
  expect(ownAnswer(slot, shown)).toMatchObject({ value: null, state: 'none', refusal: null });
});

test('however taps and answers mix, the last tap is what the server gets last', () => {
  const step = fc.oneof(fc.constantFrom('A', 'B', 'C'), fc.constant('answer' as const));
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      let slot = emptySlot<string>();
      let underWay: Wish<string> | null = null;
      let server: string | null = null;
      let last: string | null = null;
      const send = () => (underWay ??= slot.wish);
      const answer = () => {
        if (!underWay) return;
        server = underWay.value;
        slot = heard(slot, underWay, { ok: true, seq: 1 }, 0);
        underWay = null;
        send();
      };
      for (const one of steps) {
        if (one === 'answer') answer();
        else {
          slot = tapped(slot, wish(one), server);
          last = one;
          send();
        }
      }
      while (underWay) answer();
      expect(server).toBe(last);
      expect(slot.wish).toBeNull();
    })
  );
});
