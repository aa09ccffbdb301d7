import { describe, expect, it } from 'vitest';
import { cookieName, markOf } from '#lib/server/cookies.ts';
import { clearCookie, keepCookie } from '#lib/server/kit/cookies.ts';

type Asking = Parameters<typeof keepCookie>[0];

/** A request of this address, with a jar that writes down what is put into it. */
function asked(address: string) {
  const put: unknown[] = [];
  const ctx = { mark: markOf('a secret') };
  const cookies = {
    set: (...cookie: unknown[]) => void put.push(cookie),
    delete: (...cookie: unknown[]) => void put.push(cookie)
  };
  const event = { url: new URL(address), cookies, locals: { ctx } } as unknown as Asking;
  return { event, put, nameOf: (isHttps: boolean) => cookieName(ctx, 'session', isHttps) };
}

describe.each([
  ['http://10.0.0.5:3000/login', false],
  ['https://hoithi.example.vn/login', true]
])('a cookie kept over %s', (address, secure) => {
  const attributes = { path: '/', httpOnly: true, sameSite: 'lax', secure };

  it('is out of reach of scripts and other sites, and of plain http where there is more', () => {
    const { event, put, nameOf } = asked(address);
    keepCookie(event, 'session', 'token', { maxAge: 60 });
    expect(put).toEqual([[nameOf(secure), 'token', { ...attributes, maxAge: 60 }]]);
  });

  it('is forgotten under the attributes it was kept with', () => {
    const { event, put, nameOf } = asked(address);
    clearCookie(event, 'session');
    expect(put).toEqual([[nameOf(secure), attributes]]);
  });
});
