import { error, type RequestEvent } from '@sveltejs/kit';
import { rolesToGive } from '#lib/domain/auth/account-rules.ts';
import { accountForm, accountRoleForm } from '#lib/schema/accounts.ts';
import * as auth from '#lib/server/auth/service.ts';
import { answerForm } from '#lib/server/kit/form.ts';
import { requireActor } from '#lib/server/kit/guard.ts';
import { organizerMay } from '#lib/server/kit/organizer.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { staffRefusals } from '#lib/text/account-refusals.ts';
import type { Actions, PageServerLoad } from './$types';

type Asking = Pick<RequestEvent, 'locals' | 'url' | 'request'> & { params: { accountId: string } };

export const load: PageServerLoad = async (event) => {
  const permission = await organizerMay(event, 'account.manage');
  const all = await auth.listStaff(event.locals.ctx, permission);
  const account = all.find(({ id }) => id === event.params.accountId);
  if (!account) error(404, m.page_not_found());
  const actor = requireActor(event);
  return { account, isOwn: account.id === actor.accountId, roles: rolesToGive(actor) };
};

type Act = typeof auth.disableAccount;
type RoleAct = typeof auth.giveRole;

const act = (work: Act) => async (event: Asking) => {
  const permission = await organizerMay(event, 'account.manage');
  const { accountId } = event.params;
  return answerForm(event, accountForm, staffRefusals, ({ reason }) =>
    work(event.locals.ctx, permission, { accountId, reason })
  );
};

const actOnRole = (work: RoleAct) => async (event: Asking) => {
  const permission = await organizerMay(event, 'account.manage');
  const { accountId } = event.params;
  return answerForm(event, accountRoleForm, staffRefusals, (input) =>
    work(event.locals.ctx, permission, { accountId, ...input })
  );
};

export const actions = {
  disable: act(auth.disableAccount),
  enable: act(auth.enableAccount),
  end: act(auth.endSessions),
  give: actOnRole(auth.giveRole),
  take: actOnRole(auth.takeRole),
  renew: async (event) => {
    let password = null as string | null;
    const answer = await act(async (ctx, permission, about) => {
      const done = await auth.renewPassword(ctx, permission, about);
      if (!done.ok) return done;
      ({ password } = done.value);
      return { ok: true, value: null };
    })(event);
    return password === null ? answer : { ...answer, password };
  }
} satisfies Actions;
