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
    clock: (lastSeen: number | null = null) =>
      makeClock(
        lastSeen,
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

  it('is in doubt from the start when it was set back while the server was down (F18)', () => {
    expect(
      machine()
        .clock(1_000_000 + 3_600_000)
        .isInDoubt()
    ).toBe(true);
    expect(machine().clock(999_000).isInDoubt()).toBe(false);
  });
});
