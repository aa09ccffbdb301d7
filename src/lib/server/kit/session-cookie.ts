import type { Cookies } from '@sveltejs/kit';

/**
 * On https the name binds the cookie to this host (ASVS 3.3.1). In a hall without certificates the
 * browser would not send a Secure cookie back, so plain http has a plain name.
 */
const nameOn = (url: URL): string => (url.protocol === 'https:' ? '__Host-session' : 'session');

export const readSessionCookie = (cookies: Cookies, url: URL): string | undefined =>
  cookies.get(nameOn(url));

export function setSessionCookie(cookies: Cookies, url: URL, token: string, expires: Date): void {
  cookies.set(nameOn(url), token, { ...attributes(url), expires });
}

export function clearSessionCookie(cookies: Cookies, url: URL): void {
  cookies.delete(nameOn(url), attributes(url));
}

function attributes(url: URL) {
  return {
    path: '/',
    httpOnly: true,
    sameSite: 'lax' as const,
    secure: url.protocol === 'https:'
  };
}
