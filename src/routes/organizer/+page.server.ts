import { monitorQuery } from '#lib/schema/organizer.ts';
import { confirmClock } from '#lib/server/confirm-clock.ts';
import { organizerMay } from '#lib/server/kit/organizer.ts';
import { running } from '#lib/server/kit/running.ts';
import { lookAt } from './monitor/look-at.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const permission = await organizerMay(event, 'monitor.view');
  const query = monitorQuery.parse(Object.fromEntries(event.url.searchParams));
  return { query, seen: await lookAt(event.locals.ctx, permission, query.units) };
};

export const actions: Actions = {
  confirmClock: async (event) => {
    const permission = await organizerMay(event, 'clock.confirm');
    await confirmClock(await running(), permission);
    return { clockConfirmed: true };
  }
};
