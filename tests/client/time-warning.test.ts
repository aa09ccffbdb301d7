import { expect, test } from 'vitest';
import { timeWarning } from '#lib/client/time-warning.ts';
import { MINUTE, SECOND } from '#lib/domain/core/time.ts';

test.each([
  [10 * MINUTE + 1, null],
  [10 * MINUTE, { minutes: 10, isNew: true }],
  [10 * MINUTE - 25 * SECOND, { minutes: 10, isNew: false }],
  [5 * MINUTE + 1, { minutes: 10, isNew: false }],
  [5 * MINUTE, { minutes: 5, isNew: true }],
  [MINUTE, { minutes: 1, isNew: true }],
  [15 * SECOND, { minutes: 1, isNew: false }],
  [1, { minutes: 1, isNew: false }],
  [0, null],
  [-1, null]
])('with %i ms left', (remainingMs, warning) => {
  expect(timeWarning(remainingMs)).toEqual(warning);
});
