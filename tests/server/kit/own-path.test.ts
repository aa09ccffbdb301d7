import { describe, expect, it } from 'vitest';
import { ownPath } from '#lib/server/kit/guard.ts';

describe('the way on after signing in', () => {
  it.each(['/quiz', '/organizer/units?sort=name', '/quiz/0199-abc/receipt'])(
    'may be %s',
    (path) => {
      expect(ownPath(path, '/home')).toBe(path);
    }
  );

  it.each([
    null,
    '',
    'quiz',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    'https://evil.example',
    'javascript:alert(1)'
  ])('is never %j (B-X11)', (path) => {
    expect(ownPath(path, '/home')).toBe('/home');
  });
});
