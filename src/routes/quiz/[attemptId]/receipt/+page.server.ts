import { error, redirect } from '@sveltejs/kit';
import { requireActor } from '#lib/server/kit/guard.ts';
import { ownAttempt, readReceipt } from '#lib/server/quiz/service.ts';
import { readOwnAttempts } from '#lib/server/results/service.ts';
import * as m from '#lib/text/paraglide/messages.js';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { ctx } = event.locals;
  const attempt = await ownAttempt(ctx, requireActor(event), event.params.attemptId);
  if (!attempt) error(404, m.quiz_attempt_unknown());
  const receipt = await readReceipt(ctx, attempt);
  if (!receipt) redirect(303, `/quiz/${attempt.id}`);
  return { receipt, attempts: await readOwnAttempts(ctx, attempt) };
};
