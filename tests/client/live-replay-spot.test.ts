import { describe, expect, it } from 'vitest';
import { later, spotAt } from '#lib/client/live/replay-spot.ts';

/** Two events at one instant, a short wait, a long one. */
const TIMES = [1000, 1000, 2000, 62_000];

describe('a replay', () => {
  it.each([
    [-1, { seq: 0, now: 1000 }],
    [0, { seq: 0, now: 1000 }],
    [1, { seq: 1, now: 1000 }],
    [3, { seq: 3, now: 2000 }],
    [9, { seq: 4, now: 62_000 }]
  ])('stands right after event %i', (seq, spot) => {
    expect(spotAt(TIMES, seq)).toEqual(spot);
  });

  it('of nothing stands still', () => {
    expect(spotAt([], 3)).toEqual({ seq: 0, now: 0 });
  });

  it('passes every event whose time has come', () => {
    expect(later(TIMES, { seq: 0, now: 1000 }, 0, false)).toEqual({ seq: 2, now: 1000 });
    expect(later(TIMES, { seq: 0, now: 1000 }, 1500, false)).toEqual({ seq: 3, now: 2500 });
  });

  it('stops at the last event', () => {
    expect(later(TIMES, { seq: 3, now: 61_000 }, 5000, false)).toEqual({ seq: 4, now: 62_000 });
  });

  it('shows a wait in full unless told to skip it', () => {
    expect(later(TIMES, { seq: 3, now: 4000 }, 1500, false)).toEqual({ seq: 3, now: 5500 });
    expect(later(TIMES, { seq: 3, now: 4000 }, 1500, true)).toEqual({ seq: 3, now: 61_000 });
  });

  it('skips nothing right after an event, nor right before one', () => {
    expect(later(TIMES, { seq: 3, now: 2000 }, 1500, true)).toEqual({ seq: 3, now: 3500 });
    expect(later(TIMES, { seq: 3, now: 61_000 }, 400, true)).toEqual({ seq: 3, now: 61_400 });
  });
});
