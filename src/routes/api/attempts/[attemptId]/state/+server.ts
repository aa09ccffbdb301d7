import { error } from '@sveltejs/kit';
import { callingActor, fresh } from '#lib/server/kit/api.ts';
import { brakeOn } from '#lib/server/kit/request-rate.ts';
import { checkIn, ownAttempt } from '#lib/server/quiz/service.ts';
import type { RequestHandler } from './$types';

/** Where the attempt stands: the end may have moved, another page may hold it. */
export const GET: RequestHandler = async (event) => {
  const { ctx } = event.locals;
  const actor = callingActor(event);
  await brakeOn(actor.accountId);
  const attempt = await ownAttempt(ctx, actor, event.params.attemptId);
  if (!attempt) error(404, 'No such attempt');
  return fresh(await checkIn(ctx, attempt));
};
