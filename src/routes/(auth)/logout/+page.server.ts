import { redirect } from '@sveltejs/kit';
import { signOut } from '#lib/server/auth/service.ts';
import { clearSessionCookie, readSessionCookie } from '#lib/server/kit/session-cookie.ts';
import type { Actions, PageServerLoad } from './$types';

/** A link must not sign anybody out. */
export const load: PageServerLoad = () => redirect(303, '/');

export const actions: Actions = {
  default: async (event) => {
    const token = readSessionCookie(event);
    if (token) await signOut(event.locals.ctx, token);
    clearSessionCookie(event);
    redirect(303, '/');
  }
};
