import { error, fail, redirect } from '@sveltejs/kit';
import { submitForm } from '#lib/schema/paper-form.ts';
import { requireActor } from '#lib/server/kit/guard.ts';
import { brakeOn } from '#lib/server/kit/request-rate.ts';
import { ownAttempt, submit } from '#lib/server/quiz/service.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { saveRefusals } from '#lib/text/refusals.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  submit: async (event) => {
    const { ctx } = event.locals;
    const actor = requireActor(event);
    await brakeOn(actor.accountId);
    const attempt = await ownAttempt(ctx, actor, event.params.attemptId);
    if (!attempt) error(404, m.quiz_attempt_unknown());
    const form = submitForm.safeParse(Object.fromEntries(await event.request.formData()));
    if (!form.success) error(422, m.quiz_form_broken());
    const submitted = await submit(ctx, attempt, form.data.holder);
    if (!submitted.ok) return fail(409, { sentence: saveRefusals[submitted.refusal]() });
    redirect(303, `/quiz/${attempt.id}/receipt`);
  }
};
