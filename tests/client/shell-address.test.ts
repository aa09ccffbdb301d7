import { describe, expect, test } from 'vitest';
import { attemptOf, shellFor, wantedPath } from '#lib/client/shell-address.ts';

const ID = '0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b';
const at = (path: string): URL => new URL(path, 'https://hoithi.example.vn');

describe('the shell', () => {
  test.each(['/', '/quiz', `/quiz/${ID}?q=3`, '/login?next=%2Fquiz', '/a b?x=ô&y=%26'])(
    'leads back to %s',
    (path) => {
      const wanted = wantedPath(at(shellFor(path)));
      expect(new URL(wanted, 'https://hoithi.example.vn')).toEqual(at(path));
    }
  );

  test.each([
    'https://evil.example/x',
    '//evil.example',
    'javascript:alert(1)',
    '/offline?to=/',
    'http://[',
    ''
  ])('leads home, never to %s', (path) => {
    const wanted = wantedPath(at(shellFor(path)));
    expect(wanted).toBe('/');
  });

  test('stands for home when its address says nothing', () => {
    expect(wantedPath(at('/offline'))).toBe('/');
  });
});

test('an attempt is read from the paths of its paper, and of nothing else', () => {
  expect(attemptOf(`/quiz/${ID}`)).toBe(ID);
  expect(attemptOf(`/quiz/${ID}?q=3`)).toBe(ID);
  expect(attemptOf(`/quiz/${ID}/review`)).toBe(ID);
  for (const path of ['/', '/quiz', '/quiz/trouble', `/vote/${ID}`, `/quiz/${ID}x`]) {
    expect(attemptOf(path)).toBeNull();
  }
});
