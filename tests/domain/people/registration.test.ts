import { expect, it } from 'vitest';
import { nextCandidateNumbers } from '#lib/domain/people/registration.ts';

it.each([
  [[], 2, ['00001', '00002']],
  [['00007', '00003'], 1, ['00008']],
  [['99999'], 2, ['100000', '100001']],
  [['00001'], 0, []]
])('after %j come the next %i candidate numbers: %j', (taken, count, next) => {
  expect(nextCandidateNumbers(taken, count)).toEqual(next);
});
