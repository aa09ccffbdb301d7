import { fail, redirect } from '@sveltejs/kit';
import { activateForm, SHORTEST_PASSWORD } from '#lib/schema/auth.ts';
import { activate } from '#lib/server/auth/service.ts';
import { signInStatus } from '#lib/server/kit/sign-in-status.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { activationRefusals } from '#lib/text/refusals.ts';
import { enter, wayOf } from '../enter.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
  if (locals.actor) redirect(303, wayOf(locals.actor, url));
  return { shortestPassword: SHORTEST_PASSWORD };
};

export const actions: Actions = {
  default: async (event) => {
    const form = Object.fromEntries(await event.request.formData());
    const typed = { loginName: String(form['loginName'] ?? ''), code: String(form['code'] ?? '') };
    const parsed = activateForm.safeParse(form);
    if (!parsed.success) {
      const wrong = new Set(parsed.error.issues.map((issue) => issue.path[0]));
      const count = SHORTEST_PASSWORD;
      return fail(422, {
        ...typed,
        nameError: wrong.has('loginName') ? m.auth_name_missing() : undefined,
        codeError: wrong.has('code') ? activationRefusals['wrong-code']() : undefined,
        passwordError: wrong.has('password') ? m.auth_password_too_short({ count }) : undefined
      });
    }
    const { locals } = event;
    const activated = await activate(locals.ctx, parsed.data, locals.address);
    if (activated.ok) return enter(event, activated.value);
    return fail(signInStatus(activated.refusal), {
      ...typed,
      nameError: undefined,
      codeError: activationRefusals[activated.refusal](),
      passwordError: undefined
    });
  }
};
