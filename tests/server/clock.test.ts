import { describe, expect, it } from 'vitest';
import { makeClock } from '#lib/server/clock.ts';

/** A machine whose two clocks the test moves. */
function machine() {
  const hands = { wall: 1_000_000, monotonic: 0 };
  return {
    hands,
    pass: (ms: number) => {
      hands.wall += ms;
      hands.monotonic += ms;
    },
    clock: (latest: number | null = null, isInDoubt = false) =>
      makeClock(
        { latest, isInDoubt },
        () => hands.wall,
        () => hands.monotonic
      )
  };
}

describe('the server clock (R4)', () => {
  it('follows the wall clock, also through small corrections', () => {
    const { hands, pass, clock } = machine();
    const server = clock();
    pass(5000);
    hands.wall += 400;
    expect(server.now()).toBe(1_005_400);
    expect(server.isInDoubt()).toBe(false);
  });

  it('never goes back', () => {
    const { hands, clock } = machine();
    const server = clock();
    server.now();
    hands.wall -= 1500;
    expect(server.now()).toBe(1_000_000);
  });

  it.each([300_000, -60_000, 86_400_000])(
    'runs on undisturbed and raises the alarm when the wall clock jumps by %d ms (F17)',
    (jump) => {
      const { hands, pass, clock } = machine();
      const server = clock();
      server.now();
      hands.wall += jump;
      pass(1000);
      expect(server.now()).toBe(1_001_000);
      expect(server.isInDoubt()).toBe(true);
    }
  );

  it('takes the new time when an organizer confirms it', () => {
    const { hands, pass, clock } = machine();
    const server = clock();
    hands.wall += 300_000;
    server.now();
    server.confirm();
    pass(10);
    expect(server.now()).toBe(1_300_010);
    expect(server.isInDoubt()).toBe(false);
  });

  it('goes on from an earlier time that an organizer confirms, instead of standing still', () => {
    const { hands, pass, clock } = machine();
    const server = clock();
    hands.wall -= 600_000;
    server.now();
    server.confirm();
    pass(10);
    expect(server.now()).toBe(400_010);
  });

  it('goes on from what is on record, in doubt, when it was set back meanwhile (F18)', () => {
    const { pass, clock } = machine();
    const server = clock(1_000_000 + 3_600_000);
    expect(server.isInDoubt()).toBe(true);
    pass(1000);
    expect(server.now()).toBe(4_601_000);
  });

  it('is never behind what is on record, also where a small step back is no reason for doubt', () => {
    const { pass, clock } = machine();
    const server = clock(1_001_500);
    expect(server.now()).toBe(1_001_500);
    pass(1000);
    expect(server.now()).toBe(1_001_500);
    pass(1000);
    expect(server.now()).toBe(1_002_000);
    expect(server.isInDoubt()).toBe(false);
  });

  it('goes on from what is on record when it begins in doubt, as if no time had passed', () => {
    const { pass, clock } = machine();
    const server = clock(400_000, true);
    pass(1000);
    expect(server.now()).toBe(401_000);
    server.confirm();
    expect(server.now()).toBe(1_001_000);
    expect(server.isInDoubt()).toBe(false);
  });

  it('runs on undisturbed when another process doubts', () => {
    const { hands, pass, clock } = machine();
    const server = clock(999_000);
    server.now();
    server.doubt();
    hands.wall += 900;
    pass(1000);
    expect(server.now()).toBe(1_001_000);
    expect(server.isInDoubt()).toBe(true);
  });
});
