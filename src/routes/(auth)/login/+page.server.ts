import { fail } from '@sveltejs/kit';
import { loginForm } from '#lib/schema/auth.ts';
import { proveByPassword } from '#lib/server/auth/service.ts';
import { proveInQueue } from '#lib/server/kit/sign-in-queue.ts';
import { signInStatus } from '#lib/server/kit/sign-in-status.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { enter, lookIn } from '../enter.ts';
import { refusedIn, wrong } from '../words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { place, answer, isForgotten } = await lookIn(event, '/login');
  return { place, isForgotten, refused: answer && refusedIn(answer) };
};

export const actions: Actions = {
  default: async (event) => {
    const form = Object.fromEntries(await event.request.formData());
    const typed = { loginName: String(form['loginName'] ?? '') };
    const parsed = loginForm.safeParse(form);
    if (!parsed.success) {
      const fields = new Set(parsed.error.issues.map((issue) => issue.path[0]));
      return fail(422, {
        ...wrong(typed, {
          nameError: fields.has('loginName') ? m.auth_name_missing() : undefined,
          passwordError: fields.has('password') ? m.auth_password_missing() : undefined
        })
      });
    }
    const answer = await proveInQueue(event, { page: '/login', typed }, (visit) =>
      proveByPassword(event.locals.ctx, parsed.data, visit)
    );
    const { proven } = answer;
    const refused = proven.ok ? await enter(event, proven.value) : proven;
    return fail(signInStatus(refused.refusal), refusedIn({ ...answer, proven: refused }));
  }
};
