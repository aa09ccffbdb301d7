import { participationQuery } from '#lib/schema/organizer.ts';
import { filterOver } from '#lib/schema/reports.ts';
import { organizerMay } from '#lib/server/kit/organizer.ts';
import { readParticipation, usualFilterOf } from '#lib/server/reports/service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const permission = await organizerMay(event, 'participation.view');
  const asked = Object.fromEntries(event.url.searchParams);
  const filter = filterOver(await usualFilterOf(event.locals.ctx)).parse(asked);
  return {
    query: participationQuery.parse(asked),
    filter,
    table: await readParticipation(event.locals.ctx, permission, filter)
  };
};
