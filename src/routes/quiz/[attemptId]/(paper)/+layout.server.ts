import { error, redirect } from '@sveltejs/kit';
import { requireActor } from '#lib/server/kit/guard.ts';
import { ownAttempt, readPaper } from '#lib/server/quiz/service.ts';
import * as m from '#lib/text/paraglide/messages.js';
import type { LayoutServerLoad } from './$types';

/** The paper for the page that shows it and the page that reviews it; a receipt after handing in. */
export const load: LayoutServerLoad = async (event) => {
  const { ctx } = event.locals;
  const attempt = await ownAttempt(ctx, requireActor(event), event.params.attemptId);
  if (!attempt) error(404, m.quiz_attempt_unknown());
  const paper = await readPaper(ctx, attempt);
  if (!paper) redirect(303, `/quiz/${attempt.id}/receipt`);
  return { paper };
};
