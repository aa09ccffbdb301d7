import { fail } from '@sveltejs/kit';
import { activateForm, SHORTEST_PASSWORD } from '#lib/schema/auth.ts';
import { proveByCode } from '#lib/server/auth/service.ts';
import { proveInQueue } from '#lib/server/kit/sign-in-queue.ts';
import { signInStatus } from '#lib/server/kit/sign-in-status.ts';
import { enter, lookIn } from '../enter.ts';
import { refusedIn, wrong } from '../words.ts';
import { wrongFields } from './wrong-fields.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { place, answer, isForgotten } = await lookIn(event, '/activate');
  const refused = answer && refusedIn(answer);
  return { place, isForgotten, refused, shortestPassword: SHORTEST_PASSWORD };
};

export const actions: Actions = {
  default: async (event) => {
    const form = Object.fromEntries(await event.request.formData());
    const typed = { loginName: String(form['loginName'] ?? ''), code: String(form['code'] ?? '') };
    const parsed = activateForm.safeParse(form);
    if (!parsed.success) {
      return fail(422, { ...wrong(typed, wrongFields(parsed.error.issues)) });
    }
    const answer = await proveInQueue(event, { page: '/activate', typed }, (visit) =>
      proveByCode(event.locals.ctx, parsed.data, visit)
    );
    const { proven } = answer;
    const refused = proven.ok ? await enter(event, proven.value) : proven;
    return fail(signInStatus(refused.refusal), refusedIn({ ...answer, proven: refused }));
  }
};
