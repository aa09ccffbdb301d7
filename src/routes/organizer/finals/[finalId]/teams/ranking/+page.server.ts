import { redirect } from '@sveltejs/kit';
import { selectionForm, selectionQuery } from '#lib/schema/live-teams.ts';
import { answer, preparing } from '#lib/server/kit/final.ts';
import { requirePermission } from '#lib/server/kit/guard.ts';
import { readPreparation } from '#lib/server/live/preparation.ts';
import { previewSelection, takeFromRanking } from '#lib/server/live/teams-from-ranking.ts';
import { selectionView } from './view.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

async function mayTake(event: RequestEvent | Parameters<PageServerLoad>[0]) {
  const { final, permission: prepare } = await preparing(event);
  const ranking = requirePermission(event, 'ranking.view', { contestId: final.contestId });
  return { final, may: { prepare, ranking } };
}

export const load: PageServerLoad = async (event) => {
  const { ctx } = event.locals;
  const { final, may } = await mayTake(event);
  const wanted = selectionQuery.parse(Object.fromEntries(event.url.searchParams));
  const selection = await previewSelection(ctx, may, final.id, wanted);
  const { stage } = await readPreparation(ctx, may.prepare, final);
  return { final, stage, selection: selection && selectionView(selection) };
};

export const actions: Actions = {
  take: async (event) => {
    const { final, may } = await mayTake(event);
    return answer(
      event,
      selectionForm,
      async ({ seen, chosen, reason = null, ...wanted }) => {
        const input = { wanted, chosen, seen, reason };
        const done = await takeFromRanking(event.locals.ctx, may, final.id, input);
        if (done.ok) redirect(303, `/organizer/finals/${final.id}/teams?added=${done.value.added}`);
        return done;
      },
      (form) => ({ ...Object.fromEntries(form), chosen: form.getAll('chosen') })
    );
  }
};
