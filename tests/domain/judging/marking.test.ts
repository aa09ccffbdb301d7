import { expect, it } from 'vitest';
import { juryState, type MarkingState } from '#lib/domain/judging/marking.ts';

it.each<[MarkingState[], ReturnType<typeof juryState>]>([
  [[], null],
  [['preparing'], null],
  [['locked', 'open'], 'at-work'],
  [['preparing', 'locked'], 'done']
])('tells everybody of markings that are %j: %s', (states, expected) => {
  expect(juryState(states)).toBe(expected);
});
