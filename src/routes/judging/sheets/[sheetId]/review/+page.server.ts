import { fail, redirect } from '@sveltejs/kit';
import { submitForm } from '#lib/schema/judging.ts';
import { isWritable } from '#lib/domain/judging/sheet.ts';
import { submitSheet } from '#lib/server/judging/service.ts';
import { judgingSentence, markingSheet } from '#lib/server/kit/judging.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { waitOf, waitSentence } from '#lib/text/sign-in.ts';
import type { Actions, PageServerLoad } from './$types';

/** What is about to be signed; a sheet that was handed in has its receipt. */
export const load: PageServerLoad = async (event) => {
  const { sheet } = await markingSheet(event);
  if (sheet.submitted) redirect(303, `/judging/sheets/${sheet.id}/receipt`);
  if (!isWritable(sheet)) redirect(303, `/judging/sheets/${sheet.id}`);
  return { sheet };
};

/** Beside which field a refusal belongs; others stand above the form. */
const FIELDS: Readonly<Record<string, 'signature' | 'password'>> = {
  'signature-differs': 'signature',
  'wrong-password': 'password',
  'too-many-tries': 'password',
  'tries-under-way': 'password'
};

export const actions: Actions = {
  submit: async (event) => {
    const { permission, sheet } = await markingSheet(event);
    const form = Object.fromEntries(await event.request.formData());
    const signature = String(form['signature'] ?? '');
    const parsed = submitForm.safeParse(form);
    if (!parsed.success) {
      const field = parsed.error.issues[0]?.path[0] === 'password' ? 'password' : 'form';
      const sentence = field === 'password' ? m.sheet_sign_missing() : m.sheet_form_broken();
      return fail(422, { signature, field, sentence });
    }
    const { ctx, address } = event.locals;
    const submitted = await submitSheet(ctx, permission, sheet.id, parsed.data, address);
    if (submitted.ok) redirect(303, `/judging/sheets/${sheet.id}/receipt`);
    const { refusal } = submitted;
    const field = FIELDS[refusal] ?? 'form';
    const wait = waitOf(submitted);
    const sentence = wait ? waitSentence(wait) : judgingSentence(refusal);
    return fail(409, { signature, field, sentence });
  }
};
