import { redirect } from '@sveltejs/kit';
import { moveTeamForm, newTeamForm } from '#lib/schema/live-teams.ts';
import * as contest from '#lib/server/contest/service.ts';
import { answer, preparing, refusalOf } from '#lib/server/kit/final.ts';
import { requirePermission } from '#lib/server/kit/guard.ts';
import { readPreparation } from '#lib/server/live/preparation.ts';
import { takeFromRanking } from '#lib/server/live/teams-from-ranking.ts';
import { addTeam, moveTeam } from '#lib/server/live/teams.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { ctx } = event.locals;
  const { final, permission } = await preparing(event);
  const view = await contest.current(ctx);
  const added = event.url.searchParams.get('added');
  return {
    preparation: await readPreparation(ctx, permission, final),
    places: view?.contest.unitRanking.qualify ?? null,
    added: /^\d{1,3}$/.test(added ?? '') ? Number(added) : null
  };
};

export const actions: Actions = {
  takeFirst: async (event) => {
    const { final, permission } = await preparing(event);
    const { contestId } = final;
    const ranking = requirePermission(event, 'ranking.view', { contestId });
    const may = { prepare: permission, ranking };
    const input = { wanted: {}, chosen: [], seen: null };
    const done = await takeFromRanking(event.locals.ctx, may, final.id, input);
    const here = `/organizer/finals/${final.id}/teams`;
    if (done.ok) redirect(303, `${here}?added=${done.value.added}`);
    if (done.refusal === 'tie-open' || done.refusal === 'papers-open')
      redirect(303, `${here}/ranking`);
    return refusalOf({ action: 'takeFirst', given: {} }, done.refusal);
  },
  add: async (event) => {
    const { final, permission } = await preparing(event);
    return answer(event, newTeamForm, (input) =>
      addTeam(event.locals.ctx, permission, final.id, input)
    );
  },
  move: async (event) => {
    const { final, permission } = await preparing(event);
    return answer(event, moveTeamForm, (input) =>
      moveTeam(event.locals.ctx, permission, final.id, input)
    );
  }
};
