import { fail, redirect } from '@sveltejs/kit';
import { keptCookie } from '#lib/server/kit/cookies.ts';
import { setDeviceCookie } from '#lib/server/kit/live.ts';
import { findLink } from '#lib/server/live/links.ts';
import * as live from '#lib/server/live/service.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { locals, params, setHeaders } = event;
  // Whether the seat is taken, and the address itself, are for nobody's cache.
  setHeaders({ 'cache-control': 'no-store' });
  const link = await findLink(locals.ctx, params.token);
  const device = await live.deviceOf(locals.ctx, keptCookie(event, 'live-device') ?? '');
  // Scanned once more on the device that has the seat: it just goes on.
  if (link && device?.teamId === link.teamId) redirect(303, `/live/${link.finalId}/team`);
  return { link };
};

export const actions: Actions = {
  default: async (event) => {
    const claimed = await live.claim(event.locals.ctx, event.params.token);
    if (!claimed.ok) return fail(404);
    setDeviceCookie(event, claimed.value.cookie);
    redirect(303, `/live/${claimed.value.finalId}/team`);
  }
};
