import { expect, it } from 'vitest';
import { readStopwatch, stopwatchTime } from '#lib/domain/judging/stopwatch.ts';

it.each([
  ['5:35', 335_000],
  [' 0:07 ', 7000],
  ['120:00', 7_200_000],
  ['5:60', null],
  ['5:3', null],
  ['335', null],
  ['5,35', null],
  ['', null]
])('reads %j as %s', (text, ms) => {
  expect(readStopwatch(text)).toBe(ms);
});

it.each([
  [335_999, '5:35'],
  [0, '0:00'],
  [7_207_000, '120:07']
])('writes %s as %s', (ms, text) => {
  expect(stopwatchTime(ms)).toBe(text);
});
