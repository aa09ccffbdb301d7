import { error, redirect } from '@sveltejs/kit';
import { DAY } from '#lib/domain/core/time.ts';
import { VIDEO_2021 } from '#lib/domain/entries/call.ts';
import { callForm } from '#lib/schema/entries.ts';
import * as contest from '#lib/server/contest/service.ts';
import { createCall, listCalls } from '#lib/server/entries/calls.ts';
import { answerEntry } from '#lib/server/kit/entries.ts';
import { organizerMay } from '#lib/server/kit/organizer.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { callFields, fieldsOf } from './call-fields.ts';
import type { Actions, PageServerLoad } from './$types';

/** A week, as long as the longest intake that was seen (B7). */
const WINDOW = 7 * DAY;

export const load: PageServerLoad = async (event) => {
  const { ctx } = event.locals;
  const permission = await organizerMay(event, 'entry.prepare');
  const view = await contest.current(ctx);
  const opensAt = Math.ceil(ctx.now() / DAY) * DAY;
  const closesAt = opensAt + WINDOW;
  const preset = { name: '', rules: VIDEO_2021, opensAt, closesAt, lateUntil: closesAt + WINDOW };
  return {
    calls: view ? await listCalls(ctx, permission, view.contest.id) : null,
    preset: fieldsOf(preset)
  };
};

export const actions: Actions = {
  create: async (event) => {
    const permission = await organizerMay(event, 'entry.prepare');
    const view = await contest.current(event.locals.ctx);
    if (!view) error(404, m.reports_no_contest());
    return answerEntry(
      event,
      callForm,
      async (facts) => {
        const made = await createCall(event.locals.ctx, permission, view.contest.id, facts);
        if (made.ok) redirect(303, `/organizer/entries/${made.value.callId}/units`);
        return made;
      },
      callFields
    );
  }
};
