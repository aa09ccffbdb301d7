import { error } from '@sveltejs/kit';
import { saveRequest } from '#lib/schema/quiz.ts';
import { failStopOnFatal } from '#lib/server/fail-stop.ts';
import { callingActor, fresh, readBody } from '#lib/server/kit/api.ts';
import { brakeOn } from '#lib/server/kit/request-rate.ts';
import { saveAnswers } from '#lib/server/quiz/service.ts';
import type { RequestHandler } from './$types';

/** Saves answers; answers after the commit. 409 when one was refused: its reason stands beside it. */
export const POST: RequestHandler = async (event) => {
  const { ctx } = event.locals;
  const receivedAt = ctx.now();
  const actor = callingActor(event);
  await brakeOn(actor.accountId);
  const request = await readBody(event.request, saveRequest);
  try {
    const saved = await saveAnswers(ctx, actor, event.params.attemptId, request, receivedAt);
    if (!saved.ok) error(404, 'No such attempt');
    const isRefused = saved.value.answers.some((answer) => answer.refusal !== null);
    return fresh({ ...saved.value, now: ctx.now() }, isRefused ? 409 : 200);
  } catch (thrown) {
    failStopOnFatal(ctx.log, thrown);
    throw thrown;
  }
};
