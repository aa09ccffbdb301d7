import { error, fail, redirect } from '@sveltejs/kit';
import { filmNoteForm, filmNoteNamed } from '#lib/schema/judging.ts';
import { sheetForm } from '#lib/schema/sheet-form.ts';
import {
  addFilmNote,
  readWatched,
  removeFilmNote,
  saveSheetForm
} from '#lib/server/judging/service.ts';
import { answerForm } from '#lib/server/kit/form.ts';
import { markingSheet } from '#lib/server/kit/judging.ts';
import { brakeOn } from '#lib/server/kit/request-rate.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { judgingRefusals } from '#lib/text/refusals.ts';
import type { Actions, PageServerLoad } from './$types';
import { refusedMarks } from './refused-marks.ts';

export const load: PageServerLoad = async (event) => {
  const { permission, sheet } = await markingSheet(event);
  return { sheet, watched: await readWatched(event.locals.ctx, permission, sheet.id) };
};

export const actions: Actions = {
  /** Stores the whole form, for browsers without scripts and before scripts have loaded. */
  save: async (event) => {
    const { ctx } = event.locals;
    const receivedAt = ctx.now();
    const { permission, sheet } = await markingSheet(event);
    await brakeOn(permission.actor?.accountId ?? '');
    const form = sheetForm.safeParse(await event.request.formData());
    if (!form.success) error(422, m.sheet_form_broken());
    const saved = await saveSheetForm(ctx, permission, sheet.id, form.data, receivedAt);
    if (!saved.ok) error(404, m.page_not_found());
    const refused = refusedMarks(sheet.rubric, form.data.changes, saved.value);
    if (Object.keys(refused).length > 0) return fail(409, { refusedMarks: refused });
    const next = form.data.isForReview ? '/review' : '?saved';
    redirect(303, `/judging/sheets/${sheet.id}${next}`);
  },
  addNote: async (event) => {
    const { permission, sheet } = await markingSheet(event);
    return answerForm(event, filmNoteForm, judgingRefusals, (note) =>
      addFilmNote(event.locals.ctx, permission, sheet.id, note)
    );
  },
  removeNote: async (event) => {
    const { permission, sheet } = await markingSheet(event);
    return answerForm(event, filmNoteNamed, judgingRefusals, (named) =>
      removeFilmNote(event.locals.ctx, permission, sheet.id, named)
    );
  }
};
