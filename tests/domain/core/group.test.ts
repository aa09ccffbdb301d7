import { expect, it } from 'vitest';
import { groupBy } from '#lib/domain/core/group.ts';

it('groups stand in the order in which they first come, and keep that of their items', () => {
  const words = ['bình', 'an', 'bảo', 'chi', 'ánh'];
  const groups = groupBy(words, (word) => word.normalize('NFD')[0]);
  expect([...groups]).toEqual([
    ['b', ['bình', 'bảo']],
    ['a', ['an', 'ánh']],
    ['c', ['chi']]
  ]);
  expect(groupBy([], String).size).toBe(0);
});
