import { expect, test } from 'vitest';
import { filmIntentOf } from '#lib/client/film-keys.ts';

const key = (sign: string, held = {}) => ({
  key: sign,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...held
});

test.each([
  ['k', { kind: 'toggle' }],
  ['K', { kind: 'toggle' }],
  ['j', { kind: 'skip', seconds: -10 }],
  ['l', { kind: 'skip', seconds: 10 }],
  ['a', null],
  [' ', null]
])('%j means %j', (sign, intent) => {
  expect(filmIntentOf(key(sign))).toEqual(intent);
});

test('shortcuts of the browser stay the browser’s', () => {
  for (const held of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }]) {
    expect(filmIntentOf(key('l', held))).toBeNull();
  }
});
