import { expect, it } from 'vitest';
import { gapBetween, type Gap } from '#lib/client/gap.ts';

it.each<[string, number, number, Gap | null]>([
  ['as usual', 250, 250, null],
  ['a busy device', 1800, 1800, null],
  ['asleep, the monotonic clock stood still', 250, 300_250, 'slept'],
  ['asleep, it went on', 300_000, 300_000, 'frozen'],
  ['frozen in the background', 60_000, 60_000, 'frozen'],
  ['the clock of the device set ahead', 250, 3_600_000, 'slept'],
  ['the clock of the device set back', 250, -3_600_000, null],
  ['asleep and the clock set back', 60_000, -3_600_000, 'frozen']
])('%s', (_, monotonic, wall, gap) => {
  const before = { monotonic: 1000, wall: 1_767_000_000_000 };
  const now = { monotonic: before.monotonic + monotonic, wall: before.wall + wall };
  expect(gapBetween(before, now)).toBe(gap);
});
