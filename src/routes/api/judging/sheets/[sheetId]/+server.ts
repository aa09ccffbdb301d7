import { callingActor, fresh } from '#lib/server/kit/api.ts';
import { markingSheet } from '#lib/server/kit/judging.ts';
import { brakeOn } from '#lib/server/kit/request-rate.ts';
import type { RequestHandler } from './$types';

/** How the calling judge's own sheet stands: another device may have written on it. */
export const GET: RequestHandler = async (event) => {
  await brakeOn(callingActor(event).accountId);
  const { state, marks, revisions, note, noteRevision } = (await markingSheet(event)).sheet;
  return fresh({ state, marks, revisions, note, noteRevision, now: event.locals.ctx.now() });
};
