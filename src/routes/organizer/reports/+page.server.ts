import { organizerMay } from '#lib/server/kit/organizer.ts';
import { readCentre } from '#lib/server/reports/service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  centre: await readCentre(event.locals.ctx, (action) => organizerMay(event, action))
});
