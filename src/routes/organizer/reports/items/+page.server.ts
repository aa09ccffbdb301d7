import { pageQuery, reportFilter, reportOrder } from '#lib/schema/reports.ts';
import { organizerMay } from '#lib/server/kit/organizer.ts';
import { readItems } from '#lib/server/reports/service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const permission = await organizerMay(event, 'ranking.view');
  const asked = Object.fromEntries(event.url.searchParams);
  const filter = reportFilter.parse(asked);
  return {
    order: reportOrder.parse(asked),
    page: pageQuery.parse(asked).page,
    filter,
    view: await readItems(event.locals.ctx, permission, filter)
  };
};
