import { callingActor, fresh } from '#lib/server/kit/api.ts';
import { performersNow } from '#lib/server/kit/live.ts';
import { brakeOn } from '#lib/server/kit/request-rate.ts';
import { stageAsOf } from '../../../judging/stage.ts';
import type { RequestHandler } from './$types';

/** Which team is before the jury now, for the tablets of judges. */
export const GET: RequestHandler = async (event) => {
  await brakeOn(callingActor(event).accountId);
  return fresh(stageAsOf(event.locals.ctx, await performersNow(event)));
};
