import { expect, it } from 'vitest';
import { Stopwatch } from '#lib/client/stopwatch.ts';

/** What a browser keeps for a tab. */
function keeping() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key)
  };
}

const AT = 1_000_000;

it('times, goes on where it was stopped, and begins anew', () => {
  const watch = new Stopwatch('lai vung', keeping());
  expect([watch.usedMs(AT), watch.isRunning]).toEqual([0, false]);
  watch.start(AT);
  expect([watch.usedMs(AT + 65_000), watch.isRunning]).toEqual([65_000, true]);
  watch.stop(AT + 65_000);
  expect(watch.usedMs(AT + 125_000)).toBe(65_000);
  watch.start(AT + 125_000);
  expect(watch.usedMs(AT + 130_000)).toBe(70_000);
  watch.reset();
  expect([watch.usedMs(AT + 140_000), watch.isRunning]).toEqual([0, false]);
});

it('goes on while the page is loaded anew, each team for itself', () => {
  const kept = keeping();
  new Stopwatch('lai vung', kept).start(AT);
  const after = new Stopwatch('lai vung', kept);
  expect([after.usedMs(AT + 40_000), after.isRunning]).toEqual([40_000, true]);
  expect(new Stopwatch('số nội vụ', kept).usedMs(AT + 40_000)).toBe(0);
  after.stop(AT + 40_000);
  const later = new Stopwatch('lai vung', kept);
  expect([later.usedMs(AT + 90_000), later.isRunning]).toEqual([40_000, false]);
});
