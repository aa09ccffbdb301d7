import { individualsQuery } from '#lib/schema/organizer.ts';
import { organizerMay } from '#lib/server/kit/organizer.ts';
import { readIndividuals } from '#lib/server/results/service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const permission = await organizerMay(event, 'ranking.view');
  const query = individualsQuery.parse(Object.fromEntries(event.url.searchParams));
  const { q: words, unit, page } = query;
  const found = await readIndividuals(event.locals.ctx, permission, {
    words,
    unitId: unit || null,
    page
  });
  return { query, found };
};
