import { current } from '#lib/server/contest/service.ts';
import { readJuryState } from '#lib/server/judging/service.ts';
import { finalsHeld } from '#lib/server/live/service.ts';
import { readTree } from '#lib/server/units/service.ts';
import { readWork } from '#lib/server/work/service.ts';
import { factsOf, publicSession } from './landing.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx, actor } }) => {
  const view = await current(ctx);
  const namesUnits = view?.sessions.some(({ unitIds }) => unitIds.length > 0) ?? false;
  const tree = namesUnits ? await readTree(ctx) : null;
  return {
    now: ctx.now(),
    work: actor ? await readWork(ctx, actor) : [],
    contest: view && {
      name: view.contest.name,
      about: view.contest.about,
      roundName: view.round.name,
      facts: factsOf(view.round, view.contest.unitRanking),
      sessions: view.sessions.map((session) => publicSession(session, (id) => tree?.get(id)?.name)),
      isBoardOpen: view.contest.isBoardOpen,
      jury: await readJuryState(ctx, view.contest.id),
      finals: await finalsHeld(ctx, view.contest.id)
    }
  };
};
