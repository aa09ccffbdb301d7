import { expect, it } from 'vitest';
import { typedTimeCode } from '#lib/domain/judging/time-code.ts';

it.each([
  ['45', 45_000],
  ['2:05', 125_000],
  [' 00:00 ', 0],
  ['1:02:09', 3_729_000],
  ['61', null],
  ['1:60', null],
  ['75:00', null],
  ['', null],
  ['2:', null],
  ['-1', null],
  ['1:2:3:4', null]
])('%j is %s', (typed, at) => {
  expect(typedTimeCode(typed)).toBe(at);
});
