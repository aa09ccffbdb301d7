import { teamForm } from '#lib/schema/live-teams.ts';
import { answer, preparing } from '#lib/server/kit/final.ts';
import { linksOf, renewLink } from '#lib/server/live/links.ts';
import { readPreparation } from '#lib/server/live/preparation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { ctx } = event.locals;
  const { final, permission } = await preparing(event);
  const { teams } = await readPreparation(ctx, permission, final);
  const captains = new Map(
    teams.map((team) => [team.id, team.members.find((one) => one.isCaptain)?.fullName ?? null])
  );
  const links = await linksOf(ctx, permission, final.id);
  return {
    final,
    origin: event.url.origin,
    links: links.map(({ token, ...link }) => ({
      ...link,
      address: `${event.url.origin}/live/join/${token}`,
      captain: captains.get(link.teamId) ?? null
    }))
  };
};

export const actions: Actions = {
  renew: async (event) => {
    const { final, permission } = await preparing(event);
    return answer(event, teamForm, (input) =>
      renewLink(event.locals.ctx, permission, final.id, input)
    );
  }
};
