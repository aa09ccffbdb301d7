import { error } from '@sveltejs/kit';
import { callingActor, fresh } from '#lib/server/kit/api.ts';
import { brakeOn } from '#lib/server/kit/request-rate.ts';
import { deviceOf } from '#lib/server/kit/session-cookie.ts';
import { ownAttempt, readPaper, takeOver } from '#lib/server/quiz/service.ts';
import type { RequestHandler } from './$types';

/** Makes the calling page the one that saves, and gives it what is stored now. */
export const POST: RequestHandler = async (event) => {
  const { ctx } = event.locals;
  const actor = callingActor(event);
  await brakeOn(actor.accountId);
  const attempt = await ownAttempt(ctx, actor, event.params.attemptId);
  if (!attempt) error(404, 'No such attempt');
  const holder = await takeOver(ctx, attempt, deviceOf(event));
  const paper = holder === null ? null : await readPaper(ctx, attempt);
  if (holder === null || !paper) return fresh({ state: 'submitted', now: ctx.now() }, 409);
  const { saved, place, endsAt } = paper;
  return fresh({ state: 'open', holder, saved, place, endsAt, now: ctx.now() });
};
