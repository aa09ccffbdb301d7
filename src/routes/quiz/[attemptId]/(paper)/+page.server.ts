import { error, fail, redirect } from '@sveltejs/kit';
import type { Instant } from '#lib/domain/core/time.ts';
import { paperForm } from '#lib/schema/paper-form.ts';
import { requireActor } from '#lib/server/kit/guard.ts';
import { brakeOn } from '#lib/server/kit/request-rate.ts';
import { deviceOf } from '#lib/server/kit/session-cookie.ts';
import { noteArrival, ownAttempt, saveForm } from '#lib/server/quiz/service.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { saveRefusals } from '#lib/text/refusals.ts';
import type { Actions, RequestEvent } from './$types';

export const actions: Actions = {
  /** Stores the whole form, for browsers without scripts and before scripts have loaded. */
  save: async (event) => {
    const { ctx } = event.locals;
    const receivedAt = ctx.now();
    const done = noteArrival(ctx, event.params.attemptId, receivedAt);
    return saveWhole(event, receivedAt).finally(done);
  }
};

async function saveWhole(event: RequestEvent, receivedAt: Instant) {
  const { ctx } = event.locals;
  const actor = requireActor(event);
  await brakeOn(actor.accountId);
  const attempt = await ownAttempt(ctx, actor, event.params.attemptId);
  if (!attempt) error(404, m.quiz_attempt_unknown());
  const form = paperForm.safeParse(await event.request.formData());
  if (!form.success) error(422, m.quiz_form_broken());
  const saved = await saveForm(ctx, actor, attempt, form.data, {
    receivedAt,
    device: deviceOf(event)
  });
  const { at, changes } = form.data;
  if (!saved.ok) return fail(409, { sentence: saveRefusals[saved.refusal](), changes });
  redirect(303, at === null ? `/quiz/${attempt.id}/review` : `/quiz/${attempt.id}?q=${at}#q-${at}`);
}
