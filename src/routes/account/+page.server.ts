import { fail } from '@sveltejs/kit';
import { ownPasswordForm } from '#lib/schema/accounts.ts';
import { SHORTEST_PASSWORD } from '#lib/schema/auth.ts';
import { changeOwnPassword, endOwnSessions, findAccounts } from '#lib/server/auth/service.ts';
import { ownPath, requireActor } from '#lib/server/kit/guard.ts';
import { readSignInCookie } from '#lib/server/kit/session-cookie.ts';
import { signInStatus } from '#lib/server/kit/sign-in-status.ts';
import { currentError, nextError, refusedSentence } from './words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { ctx, mustChangePassword } = event.locals;
  const actor = requireActor(event);
  const account = (await findAccounts(ctx, [actor.accountId])).get(actor.accountId);
  return {
    mustChange: mustChangePassword === true,
    loginName: account?.loginName ?? '',
    displayName: actor.displayName,
    roles: [...new Set(actor.grants.map(({ role }) => role))],
    shortestPassword: SHORTEST_PASSWORD,
    next: ownPath(event.url.searchParams.get('next'), '/')
  };
};

export const actions: Actions = {
  password: async (event) => {
    const actor = requireActor(event);
    const parsed = ownPasswordForm.safeParse(Object.fromEntries(await event.request.formData()));
    if (!parsed.success) {
      const { issues } = parsed.error;
      return fail(422, { currentError: currentError(issues), nextError: nextError(issues) });
    }
    const { ctx, address } = event.locals;
    const token = readSignInCookie(event, 'session') ?? '';
    const done = await changeOwnPassword(ctx, actor, token, parsed.data, address);
    return done.ok
      ? { changed: done.value.ended }
      : fail(signInStatus(done.refusal), refusedSentence(done));
  },
  sessions: async (event) => {
    const actor = requireActor(event);
    const token = readSignInCookie(event, 'session') ?? '';
    return { ended: (await endOwnSessions(event.locals.ctx, actor, token)).ended };
  }
};
