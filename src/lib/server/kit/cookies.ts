import type { RequestEvent } from '@sveltejs/kit';
import { cookieName, findCookie, type CookieKind } from '../cookies.ts';

type Asking = Pick<RequestEvent, 'cookies' | 'locals' | 'url'>;

const isHttps = (url: URL): boolean => url.protocol === 'https:';

/** What the browser that asks has kept for us. */
export const keptCookie = ({ cookies, locals, url }: Asking, kind: CookieKind) =>
  findCookie((name) => cookies.get(name), locals.ctx, kind, isHttps(url));

/** Gives the browser something to keep until then. */
export function keepCookie(
  { cookies, locals, url }: Asking,
  kind: CookieKind,
  value: string,
  until: { expires: Date } | { maxAge: number }
): void {
  const name = cookieName(locals.ctx, kind, isHttps(url));
  cookies.set(name, value, { ...attributes(url), ...until });
}

/** Has the browser forget it. */
export function clearCookie({ cookies, locals, url }: Asking, kind: CookieKind): void {
  cookies.delete(cookieName(locals.ctx, kind, isHttps(url)), attributes(url));
}

const attributes = (url: URL) => ({
  path: '/',
  httpOnly: true,
  sameSite: 'lax' as const,
  secure: isHttps(url)
});
