import { expect, test } from 'vitest';
import { waitAfterEnd, waitAfterRefusal } from '#lib/client/live/coming-back.ts';

test.each([
  ['ended by the server', waitAfterEnd, 250, 750],
  ['refused for now', waitAfterRefusal, 1000, 2000]
])('screens that were %s ask again spread by chance', (_, wait, soonest, latest) => {
  expect([wait(0), wait(0.5)]).toEqual([soonest, (soonest + latest) / 2]);
  expect(wait(0.999_999)).toBe(latest);
});
