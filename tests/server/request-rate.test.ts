import { expect, it } from 'vitest';
import {
  isNameTooMany,
  isRenewalTooMany,
  isSignalTooMany,
  isTooFast
} from '#lib/server/request-rate.ts';

it.each([
  ['an account asks', isTooFast, 120],
  ['an attempt signals (L7)', isSignalTooMany, 200],
  ['an address names phones (L5)', isNameTooMany, 4000],
  ['an account renews codes', isRenewalTooMany, 60]
])('%s so often and no more, each for itself', async (_, isTooMany, most) => {
  const asked = await Promise.all(Array.from({ length: most + 50 }, () => isTooMany('one')));
  expect(asked.filter((tooMany) => !tooMany)).toHaveLength(most);
  expect(await isTooMany('another')).toBe(false);
});
