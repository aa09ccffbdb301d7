import { fail, redirect } from '@sveltejs/kit';
import { setDeviceCookie } from '#lib/server/kit/live.ts';
import { DEVICE_COOKIE } from '#lib/server/live/gateway/access.ts';
import { findLink } from '#lib/server/live/links.ts';
import * as live from '#lib/server/live/service.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, cookies, setHeaders }) => {
  // Whether the seat is taken, and the address itself, are for nobody's cache.
  setHeaders({ 'cache-control': 'no-store' });
  const link = await findLink(locals.ctx, params.token);
  const device = await live.deviceOf(locals.ctx, cookies.get(DEVICE_COOKIE) ?? '');
  // Scanned once more on the device that has the seat: it just goes on.
  if (link && device?.teamId === link.teamId) redirect(303, `/live/${link.finalId}/team`);
  return { link };
};

export const actions: Actions = {
  default: async ({ locals, params, cookies, url }) => {
    const claimed = await live.claim(locals.ctx, params.token);
    if (!claimed.ok) return fail(404);
    setDeviceCookie(cookies, url, claimed.value.cookie);
    redirect(303, `/live/${claimed.value.finalId}/team`);
  }
};
