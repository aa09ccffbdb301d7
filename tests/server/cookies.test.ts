import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cookieName, installationMark, markOf, readCookie } from '#lib/server/cookies.ts';

const KINDS = ['session', 'live-device', 'live-practice', 'live-spectator'] as const;
const folders: string[] = [];
function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'hoi-thi-cookies-'));
  folders.push(made);
  return made;
}
afterAll(() => folders.forEach((made) => rmSync(made, { recursive: true })));

const contest = { mark: markOf('a secret') };
const rehearsal = { mark: markOf('another secret') };

describe('cookies of two installations on one host', () => {
  it.each(KINDS)('have names of their own: %s', (kind) => {
    for (const isHttps of [false, true]) {
      const [own, others] = [contest, rehearsal].map((one) => cookieName(one, kind, isHttps));
      expect(own).not.toBe(others);
      const header = `${others}=of the rehearsal; ${own}=of the contest`;
      expect(readCookie(header, contest, kind, isHttps)).toBe('of the contest');
      expect(readCookie(header, rehearsal, kind, isHttps)).toBe('of the rehearsal');
      expect(readCookie(`${others}=of the rehearsal`, contest, kind, isHttps)).toBeUndefined();
    }
  });

  it('also when the one is a copy of the other’s folder', () => {
    const [original, copy] = [folder(), folder()];
    expect(installationMark('one secret', original)).not.toBe(installationMark('one secret', copy));
  });

  it('stay the same after a restart, whatever the folder is called by', () => {
    const place = folder();
    const other = join(place, '..', place.split('/').at(-1) ?? '');
    expect(installationMark('one secret', other)).toBe(installationMark('one secret', place));
  });
});

describe('a cookie', () => {
  it('belongs to the host on https', () => {
    expect(cookieName(contest, 'session', true)).toMatch(/^__Host-session-[0-9a-f]{10}$/);
    expect(cookieName(contest, 'session', false)).toMatch(/^session-[0-9a-f]{10}$/);
  });

  it('of the time before names were told apart still counts, after one of today', () => {
    expect(readCookie('session=old', contest, 'session', false)).toBe('old');
    expect(readCookie('__Host-session=old', contest, 'session', true)).toBe('old');
    const today = `${cookieName(contest, 'session', false)}=new`;
    expect(readCookie(`session=old; ${today}`, contest, 'session', false)).toBe('new');
  });

  it('is not found in another one’s name or value', () => {
    const name = cookieName(contest, 'session', false);
    expect(readCookie(`x${name}=1; y=${name}=2; ${name}=`, contest, 'session', false)).toBe(
      undefined
    );
  });
});
