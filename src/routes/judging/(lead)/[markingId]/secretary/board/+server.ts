import { callingActor, fresh } from '#lib/server/kit/api.ts';
import { boardFor } from '#lib/server/kit/judging-lead.ts';
import { brakeOn } from '#lib/server/kit/request-rate.ts';
import { look } from './look.ts';
import type { RequestHandler } from './$types';

/** Completeness for a board that is open: who has handed in, and no mark of anybody. */
export const GET: RequestHandler = async (event) => {
  await brakeOn(callingActor(event).accountId);
  return fresh(look(event.locals.ctx, await boardFor(event, 'judging.assist')));
};
