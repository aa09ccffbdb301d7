import { filterOver, reportOrder } from '#lib/schema/reports.ts';
import { organizerMay } from '#lib/server/kit/organizer.ts';
import { readLaggards, usualFilterOf } from '#lib/server/reports/service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const permission = await organizerMay(event, 'participation.view');
  const asked = Object.fromEntries(event.url.searchParams);
  const filter = filterOver(await usualFilterOf(event.locals.ctx)).parse(asked);
  return {
    order: reportOrder.parse(asked),
    filter,
    view: await readLaggards(event.locals.ctx, permission, filter)
  };
};
