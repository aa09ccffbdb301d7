import { fail } from '@sveltejs/kit';
import { activationForm } from '#lib/schema/people.ts';
import * as contest from '#lib/server/contest/service.ts';
import { requirePermission } from '#lib/server/kit/guard.ts';
import { countToActivate, issueSlips, slipsAsCsv } from '#lib/server/people/activation.ts';
import * as units from '#lib/server/units/service.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { ctx } = event.locals;
  const view = await contest.current(ctx);
  const contestId = view?.contest.id;
  const subject = contestId === undefined ? {} : { contestId };
  const permission = requirePermission(event, 'activation.issue', subject);
  if (!view || contestId === undefined) return { scope: null };

  const tree = await units.readTree(ctx);
  const unitId = tree.get(event.url.searchParams.get('unit') ?? '')?.id ?? null;
  return {
    scope: {
      contestName: view.contest.name,
      unitId,
      units: tree
        .children(null)
        .flatMap((top) =>
          tree
            .subtree(top.id)
            .map(({ id, name }) => ({ id, name, depth: tree.path(id).length - 1 }))
        ),
      count: await countToActivate(ctx, permission, contestId, unitId)
    }
  };
};

export const actions: Actions = {
  issue: async (event) => {
    const { ctx } = event.locals;
    const contestId = (await contest.current(ctx))?.contest.id ?? '';
    const permission = requirePermission(event, 'activation.issue', { contestId });
    const parsed = activationForm.safeParse(Object.fromEntries(await event.request.formData()));
    if (!parsed.success) return fail(422, { slips: [], csv: '', address: '' });
    const slips = await issueSlips(ctx, permission, contestId, parsed.data.unitId || null);
    return { slips, csv: slipsAsCsv(slips), address: `${event.url.origin}/activate` };
  }
};
