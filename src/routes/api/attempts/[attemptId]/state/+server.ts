import { error } from '@sveltejs/kit';
import { placeRequest } from '#lib/schema/quiz.ts';
import { callingActor, fresh, readBody } from '#lib/server/kit/api.ts';
import { brakeOn } from '#lib/server/kit/request-rate.ts';
import { checkIn, notePlace, ownAttempt } from '#lib/server/quiz/service.ts';
import type { RequestEvent, RequestHandler } from './$types';

async function attemptOf(event: RequestEvent) {
  const actor = callingActor(event);
  await brakeOn(actor.accountId);
  const attempt = await ownAttempt(event.locals.ctx, actor, event.params.attemptId);
  return attempt ?? error(404, 'No such attempt');
}

/** Where the attempt stands: the end may have moved, another page may hold it. */
export const GET: RequestHandler = async (event) =>
  fresh(await checkIn(event.locals.ctx, await attemptOf(event)));

/** The same, and where the contestant is now. */
export const POST: RequestHandler = async (event) => {
  const { ctx } = event.locals;
  const attempt = await attemptOf(event);
  await notePlace(ctx, attempt, await readBody(event.request, placeRequest));
  return fresh(await checkIn(ctx, attempt));
};
