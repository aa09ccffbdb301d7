import { participationQuery } from '#lib/schema/organizer.ts';
import { organizerMay } from '#lib/server/kit/organizer.ts';
import { readParticipation } from '#lib/server/reports/service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const permission = await organizerMay(event, 'participation.view');
  const query = participationQuery.parse(Object.fromEntries(event.url.searchParams));
  return { query, table: await readParticipation(event.locals.ctx, permission) };
};
