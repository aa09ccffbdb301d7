import { expect, it } from 'vitest';
import { isNetworkError } from '#lib/client/network-error.ts';

it.each<[string, unknown, boolean]>([
  ['Chromium, a request', new TypeError('Failed to fetch'), true],
  [
    'Chromium, a script',
    new TypeError('Failed to fetch dynamically imported module: http://localhost/_app/x.js'),
    true
  ],
  ['Firefox, a request', new TypeError('NetworkError when attempting to fetch resource.'), true],
  ['Firefox, a script', new TypeError('error loading dynamically imported module: x.js'), true],
  ['Safari, a request', new TypeError('Load failed'), true],
  ['Safari, a script', new TypeError('Importing a module script failed.'), true],
  ['Vite, a style sheet', new Error('Unable to preload CSS for /_app/x.css'), true],
  ['no answer in time', new DOMException('no answer', 'TimeoutError'), true],
  ['a fault of ours', new TypeError("Cannot read properties of undefined (reading 'x')"), false],
  ['a page of a proxy', new SyntaxError('Unexpected token < in JSON at position 0'), false],
  ['no error at all', 'Failed to fetch', false]
])('%s', (_, error, isNetwork) => {
  expect(isNetworkError(error)).toBe(isNetwork);
});
