import { error, redirect } from '@sveltejs/kit';
import { ownPath } from '#lib/server/kit/guard.ts';
import { cookieMaxAge, cookieName, isLocale } from '#lib/text/paraglide/runtime.js';
import type { RequestHandler } from './$types';

/** Keeps the language somebody chose and goes back to the page they chose it on. */
export const POST: RequestHandler = async ({ request, cookies, url }) => {
  const form = await request.formData();
  const locale = form.get('locale');
  if (!isLocale(locale)) error(422, 'Unknown language');
  cookies.set(cookieName, locale, {
    path: '/',
    maxAge: cookieMaxAge,
    sameSite: 'lax',
    // The page's own script reads it to speak the same language.
    httpOnly: false,
    secure: url.protocol === 'https:'
  });
  const next = form.get('next');
  redirect(303, ownPath(typeof next === 'string' ? next : null, '/'));
};
