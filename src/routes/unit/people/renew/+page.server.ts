import { error } from '@sveltejs/kit';
import { renewalQuery } from '#lib/schema/people.ts';
import * as contest from '#lib/server/contest/service.ts';
import { coordinating } from '#lib/server/kit/coordinator.ts';
import { renewByForm } from '#lib/server/kit/renewal.ts';
import { findRenewable } from '#lib/server/people/renewal.ts';
import * as m from '#lib/text/paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { ctx } = event.locals;
  const { unit, permission } = await coordinating(event, 'activation.renew');
  const { official } = renewalQuery.parse(Object.fromEntries(event.url.searchParams));
  const view = await contest.current(ctx);
  const found = view && (await findRenewable(ctx, permission, view.contest.id, official));
  if (!found) error(404, m.page_not_found());
  return {
    unit: { code: unit.code, name: unit.name },
    contestName: view.contest.name,
    official: found
  };
};

export const actions: Actions = {
  renew: async (event) =>
    renewByForm(event, (await coordinating(event, 'activation.renew')).permission)
};
