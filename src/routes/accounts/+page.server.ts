import { rolesToGive } from '#lib/domain/auth/account-rules.ts';
import { findStaff } from '#lib/domain/auth/find-staff.ts';
import { staffForm, staffQuery } from '#lib/schema/accounts.ts';
import { listStaff, makeStaff } from '#lib/server/auth/service.ts';
import { answerForm } from '#lib/server/kit/form.ts';
import { requireActor } from '#lib/server/kit/guard.ts';
import { organizerMay } from '#lib/server/kit/organizer.ts';
import { staffRefusals } from '#lib/text/account-refusals.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const permission = await organizerMay(event, 'account.manage');
  const query = staffQuery.parse(Object.fromEntries(event.url.searchParams));
  const { q: words, role, page } = query;
  const all = await listStaff(event.locals.ctx, permission);
  return {
    query,
    roles: rolesToGive(requireActor(event)),
    ...findStaff(all, { words, role, page })
  };
};

export const actions: Actions = {
  make: async (event) => {
    const permission = await organizerMay(event, 'account.manage');
    let made = null as { loginName: string; password: string } | null;
    const answer = await answerForm(event, staffForm, staffRefusals, async (input) => {
      const done = await makeStaff(event.locals.ctx, permission, input);
      if (done.ok) made = { loginName: input.loginName, password: done.value.password };
      return done;
    });
    return made === null ? answer : { ...answer, made };
  }
};
