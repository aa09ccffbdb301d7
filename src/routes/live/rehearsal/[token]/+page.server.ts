import { fail, redirect } from '@sveltejs/kit';
import { setPracticeCookie } from '#lib/server/kit/live.ts';
import { practiceSeat } from '#lib/server/live/seat.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const seat = practiceSeat(locals.ctx, locals.rooms, params.token);
  return { seat: seat && { teamName: seat.teamName, finalName: seat.finalName } };
};

export const actions: Actions = {
  default: (event) => {
    const { locals, params } = event;
    const seat = practiceSeat(locals.ctx, locals.rooms, params.token);
    if (!seat) return fail(404);
    setPracticeCookie(event, params.token);
    redirect(303, `/live/${seat.finalId}/team`);
  }
};
