import { organizerMay } from '#lib/server/kit/organizer.ts';
import { decideActions } from '#lib/server/kit/remedies.ts';
import { listRemedies } from '#lib/server/quiz/service.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const permission = await organizerMay(event, 'remedy.decide');
  return listRemedies(event.locals.ctx, permission);
};

export const actions: Actions = decideActions;
