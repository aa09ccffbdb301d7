import { peopleQuery, reportFilter } from '#lib/schema/reports.ts';
import { organizerMay } from '#lib/server/kit/organizer.ts';
import { readPeopleBehind } from '#lib/server/reports/service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const permission = await organizerMay(event, 'participation.view');
  const asked = Object.fromEntries(event.url.searchParams);
  const filter = reportFilter.parse(asked);
  const query = peopleQuery.parse(asked);
  return { filter, view: await readPeopleBehind(event.locals.ctx, permission, query, filter) };
};
