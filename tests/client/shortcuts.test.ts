import { expect, test } from 'vitest';
import { intentOf } from '#lib/client/shortcuts.ts';

const plain = { ctrlKey: false, altKey: false, metaKey: false };

test.each([
  ['1', { kind: 'choose', place: 'A' }],
  ['4', { kind: 'choose', place: 'D' }],
  ['d', { kind: 'choose', place: 'D' }],
  ['B', { kind: 'choose', place: 'B' }],
  ['n', { kind: 'next' }],
  ['PageDown', null],
  ['p', { kind: 'previous' }],
  ['PageUp', null],
  ['m', { kind: 'flag' }],
  ['M', { kind: 'flag' }],
  ['9', null],
  ['x', null],
  ['Enter', null],
  ['ArrowDown', null]
])('%s', (key, intent) => {
  expect(intentOf({ ...plain, key })).toEqual(intent);
});

test.each(['ctrlKey', 'altKey', 'metaKey'] as const)('%s leaves the key to the browser', (held) => {
  expect(intentOf({ ...plain, key: 'a', [held]: true })).toBeNull();
});
