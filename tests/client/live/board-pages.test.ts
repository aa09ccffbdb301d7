import { expect, it } from 'vitest';
import { boardPages } from '#lib/client/live/board-pages.ts';

it.each([
  [0, [0]],
  [4, [4]],
  [5, [5]],
  [15, [5, 5, 5]],
  [16, [5, 5, 5, 1]]
])('a board of %d lines has pages of %o lines', (lines, expected) => {
  const pages = boardPages(Array.from({ length: lines }, (_, index) => index));
  expect(pages.map((page) => page.length)).toEqual(expected);
  expect(pages.flat()).toHaveLength(lines);
});
