import { describe, expect, it } from 'vitest';
import { ownPath, requireActor } from '#lib/server/kit/guard.ts';

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

describe('redirects', () => {
  const wayTo = (address: string): string => {
    try {
      requireActor({
        url: new URL(address, 'http://10.0.0.5:3000'),
        locals: { actor: null } as App.Locals
      });
      return '';
    } catch (redirect) {
      return (redirect as { location: string }).location;
    }
  };

  it('to the sign-in page lead back, as far as a header can say it', () => {
    expect(wayTo('/organizer/units?page=2')).toBe('/login?next=%2Forganizer%2Funits%3Fpage%3D2');
    expect(wayTo(`/organizer/units?q=${'/'.repeat(1900)}`)).toBe(
      '/login?next=%2Forganizer%2Funits'
    );
    expect(wayTo(`/a${'/'.repeat(1900)}`)).toBe('/login');
  });

  it('after a form are as short', () => {
    expect(ownPath(`/${'a'.repeat(1499)}`, '/')).toHaveLength(1500);
    expect(ownPath(`/${'a'.repeat(4000)}`, '/')).toBe('/');
  });
});
