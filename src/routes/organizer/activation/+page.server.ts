import { fail } from '@sveltejs/kit';
import { activationForm } from '#lib/schema/people.ts';
import * as contest from '#lib/server/contest/service.ts';
import { organizerMay } from '#lib/server/kit/organizer.ts';
import { renewByForm, showSlips } from '#lib/server/kit/renewal.ts';
import { countToActivate, issueSlips } from '#lib/server/people/activation.ts';
import * as units from '#lib/server/units/service.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { ctx } = event.locals;
  const permission = await organizerMay(event, 'activation.issue');
  const view = await contest.current(ctx);
  if (!view) return { scope: null };

  const tree = await units.readTree(ctx);
  const unitId = tree.get(event.url.searchParams.get('unit') ?? '')?.id ?? null;
  const choices = tree.children(null).flatMap((top) => tree.subtree(top.id));
  return {
    scope: {
      contestName: view.contest.name,
      unitId,
      units: choices.map(({ id, name }) => ({ id, name, depth: tree.path(id).length - 1 })),
      count: await countToActivate(ctx, permission, view.contest.id, unitId)
    }
  };
};

export const actions: Actions = {
  issue: async (event) => {
    const { ctx } = event.locals;
    const permission = await organizerMay(event, 'activation.issue');
    const view = await contest.current(ctx);
    const parsed = activationForm.safeParse(Object.fromEntries(await event.request.formData()));
    if (!parsed.success || !view) return fail(422);
    const unitId = parsed.data.unitId || null;
    return showSlips(event, await issueSlips(ctx, permission, view.contest.id, unitId));
  },
  renew: async (event) => renewByForm(event, await organizerMay(event, 'activation.renew'))
};
