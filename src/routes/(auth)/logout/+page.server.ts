import { redirect } from '@sveltejs/kit';
import { signOut } from '#lib/server/auth/service.ts';
import { clearSignInCookie, readSignInCookie } from '#lib/server/kit/session-cookie.ts';
import { findRunning } from '#lib/server/quiz/service.ts';
import type { Actions, PageServerLoad } from './$types';

/** A link must not sign anybody out; the page is for who has a paper running. */
export const load: PageServerLoad = async ({ locals: { ctx, actor } }) => {
  const running = actor?.personId ? await findRunning(ctx, actor.personId) : null;
  if (!running) redirect(303, '/');
  return { attemptId: running.attemptId, leftMs: Math.max(0, running.endsAt - ctx.now()) };
};

export const actions: Actions = {
  default: async (event) => {
    const { ctx, actor } = event.locals;
    const isSure = (await event.request.formData()).has('sure');
    // Who leaves a running paper is asked once: its time goes on.
    const isAsked = actor?.personId && !isSure && (await findRunning(ctx, actor.personId));
    if (isAsked) return { isAsked: true };
    const token = readSignInCookie(event, 'session');
    if (token) await signOut(ctx, token, actor);
    clearSignInCookie(event, 'session');
    redirect(303, '/');
  }
};
