import { monitorQuery } from '#lib/schema/organizer.ts';
import { callingActor, fresh } from '#lib/server/kit/api.ts';
import { organizerMay } from '#lib/server/kit/organizer.ts';
import { brakeOn } from '#lib/server/kit/request-rate.ts';
import { lookAt } from './look-at.ts';
import type { RequestHandler } from './$types';

/** The figures of the monitor, for a page that is open. Counts, and who is not seen. */
export const GET: RequestHandler = async (event) => {
  await brakeOn(callingActor(event).accountId);
  const permission = await organizerMay(event, 'monitor.view');
  const { units } = monitorQuery.parse(Object.fromEntries(event.url.searchParams));
  return fresh(await lookAt(event.locals.ctx, permission, units));
};
