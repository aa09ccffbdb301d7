import { fail, redirect } from '@sveltejs/kit';
import { loginForm } from '#lib/schema/auth.ts';
import { signIn } from '#lib/server/auth/service.ts';
import { signInStatus } from '#lib/server/kit/sign-in-status.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { signInRefusals } from '#lib/text/refusals.ts';
import { enter, wayOf } from '../enter.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
  if (locals.actor) redirect(303, wayOf(locals.actor, url));
};

export const actions: Actions = {
  default: async (event) => {
    const form = Object.fromEntries(await event.request.formData());
    const loginName = String(form['loginName'] ?? '');
    const parsed = loginForm.safeParse(form);
    if (!parsed.success) {
      const wrong = new Set(parsed.error.issues.map((issue) => issue.path[0]));
      return fail(422, {
        loginName,
        nameError: wrong.has('loginName') ? m.auth_name_missing() : undefined,
        passwordError: wrong.has('password') ? m.auth_password_missing() : undefined
      });
    }
    const { locals } = event;
    const signedIn = await signIn(locals.ctx, parsed.data, locals.address);
    if (signedIn.ok) return enter(event, signedIn.value);
    return fail(signInStatus(signedIn.refusal), {
      loginName,
      nameError: undefined,
      passwordError: signInRefusals[signedIn.refusal]()
    });
  }
};
