import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countdownAt, readOutAt } from '#lib/client/live/countdown.ts';
import type { Clock } from '#lib/domain/live/clock.ts';

const running: Clock = { kind: 'running', durationMs: 15_000, since: 1000, endsAt: 16_000 };

describe('a countdown', () => {
  it.each([
    ['at the beginning', running, 1000, false, { state: 'running', ms: 15_000, share: 1 }],
    ['half-way', running, 8500, false, { state: 'running', ms: 7500, share: 0.5 }],
    ['before it begins', running, 0, false, { state: 'running', ms: 15_000, share: 1 }],
    ['at the end', running, 16_000, false, { state: 'over', ms: 0, share: 0 }],
    ['long after', running, 90_000, false, { state: 'over', ms: 0, share: 0 }],
    ['in overtime', running, 58_000, true, { state: 'overtime', ms: 42_000, share: 0 }],
    [
      'paused',
      { kind: 'paused', durationMs: 10_000, leftMs: 4000 },
      99_000,
      false,
      { state: 'paused', ms: 4000, share: 0.4 }
    ],
    ['over', { kind: 'over', durationMs: 10_000 }, 0, true, { state: 'over', ms: 0, share: 0 }]
  ] as const)('%s', (_, clock, now, mayRunOver, expected) => {
    expect(countdownAt(clock as Clock, now, mayRunOver)).toEqual(expected);
  });

  it('never shows less than nothing or more than everything', () => {
    const instant = fc.integer({ min: 0, max: 1e9 });
    fc.assert(
      fc.property(instant, instant, fc.boolean(), (endsAt, now, mayRunOver) => {
        const clock: Clock = { kind: 'running', durationMs: 15_000, since: 0, endsAt };
        const { ms, share } = countdownAt(clock, now, mayRunOver);
        return ms >= 0 && share >= 0 && share <= 1;
      })
    );
  });

  it.each([
    [61_000, null],
    [59_000, 60],
    [30_000, 30],
    [9000, 10],
    [5000, 5],
    [1, 5],
    [0, 0]
  ])('with %d ms left is read out as %s', (ms, expected) => {
    expect(readOutAt({ state: 'running', ms, share: 0 })).toBe(expected);
  });
});
