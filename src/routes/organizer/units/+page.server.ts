import { organizerMay } from '#lib/server/kit/organizer.ts';
import { readUnitRanking } from '#lib/server/results/service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const permission = await organizerMay(event, 'ranking.view');
  return { ranking: await readUnitRanking(event.locals.ctx, permission) };
};
