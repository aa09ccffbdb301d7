import { reportOrder } from '#lib/schema/reports.ts';
import { organizerMay } from '#lib/server/kit/organizer.ts';
import { readRoundTwo } from '#lib/server/reports/service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const permission = await organizerMay(event, 'final.prepare');
  const order = reportOrder.parse(Object.fromEntries(event.url.searchParams));
  return { order, view: await readRoundTwo(event.locals.ctx, permission) };
};
