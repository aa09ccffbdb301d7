import { error } from '@sveltejs/kit';
import { signalRequest } from '#lib/schema/quiz.ts';
import { callingActor, readBody } from '#lib/server/kit/api.ts';
import { brakeOn } from '#lib/server/kit/request-rate.ts';
import { noteSignal, ownAttempt } from '#lib/server/quiz/service.ts';
import type { RequestHandler } from './$types';

/** Notes what the browser noticed about itself (declared to contestants before they start). */
export const POST: RequestHandler = async (event) => {
  const { ctx } = event.locals;
  const actor = callingActor(event);
  await brakeOn(actor.accountId);
  const { kind } = await readBody(event.request, signalRequest);
  const attempt = await ownAttempt(ctx, actor, event.params.attemptId);
  if (!attempt) error(404, 'No such attempt');
  await noteSignal(ctx, attempt, kind);
  return new Response(null, { status: 204 });
};
