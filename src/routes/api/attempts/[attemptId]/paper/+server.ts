import { error } from '@sveltejs/kit';
import { callingActor, fresh } from '#lib/server/kit/api.ts';
import { brakeOn } from '#lib/server/kit/request-rate.ts';
import { ownAttempt, readPaper } from '#lib/server/quiz/service.ts';
import type { RequestHandler } from './$types';

/** The paper of a running attempt as data, for clients other than the page. */
export const GET: RequestHandler = async (event) => {
  const { ctx } = event.locals;
  const actor = callingActor(event);
  await brakeOn(actor.accountId);
  const attempt = await ownAttempt(ctx, actor, event.params.attemptId);
  const paper = attempt && (await readPaper(ctx, attempt));
  return paper ? fresh(paper) : error(404, 'No such running attempt');
};
