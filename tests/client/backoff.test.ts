import { expect, test } from 'vitest';
import { waitBeforeRetry } from '#lib/client/backoff.ts';

test.each([
  [1, 0, 500],
  [1, 0.999, 1000],
  [2, 0, 1000],
  [3, 0.5, 3000],
  [5, 0, 7500],
  [40, 0.999, 14_993]
])('after %d failures with chance %d: %d ms', (failures, chance, expected) => {
  expect(Math.abs(waitBeforeRetry(failures, chance) - expected)).toBeLessThanOrEqual(1);
});
