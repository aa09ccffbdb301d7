import { json } from '@sveltejs/kit';
import { placeOf } from '#lib/server/auth/service.ts';
import { readSignInCookie } from '#lib/server/kit/session-cookie.ts';
import type { RequestHandler } from './$types';

/** The place in the queue of the browser that asks; null when there is something to look at. */
export const GET: RequestHandler = (event) => {
  const id = readSignInCookie(event, 'queue');
  const place = id === undefined ? null : placeOf(id);
  return json({ place }, { headers: { 'cache-control': 'no-store' } });
};
