import { fail } from '@sveltejs/kit';
import { clockForm, monitorQuery, outageForm } from '#lib/schema/organizer.ts';
import { confirmClock } from '#lib/server/confirm-clock.ts';
import { organizerMay } from '#lib/server/kit/organizer.ts';
import { requireActor } from '#lib/server/kit/guard.ts';
import { running } from '#lib/server/kit/running.ts';
import { readWork } from '#lib/server/work/service.ts';
import { answerOutage } from '#lib/server/quiz/service.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { outageRefusals } from '#lib/text/refusals.ts';
import { lookAt } from './monitor/look-at.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const permission = await organizerMay(event, 'monitor.view');
  const query = monitorQuery.parse(Object.fromEntries(event.url.searchParams));
  const work = await readWork(event.locals.ctx, requireActor(event));
  const step = work.find(({ role }) => role === 'organizer') ?? null;
  return { query, step, seen: await lookAt(event.locals.ctx, permission, query.units) };
};

export const actions: Actions = {
  confirmClock: async (event) => {
    const permission = await organizerMay(event, 'clock.confirm');
    const form = clockForm.safeParse(Object.fromEntries(await event.request.formData()));
    const done = await confirmClock(await running(), permission, form.data?.movesMs ?? null);
    return done.ok
      ? { clockConfirmed: true }
      : fail(409, { clockRefused: m.reports_refusal_clock_moved() });
  },

  answerOutage: async (event) => {
    const permission = await organizerMay(event, 'outage.answer');
    const form = Object.fromEntries(await event.request.formData());
    const given = {
      outageId: String(form['outageId'] ?? ''),
      reason: String(form['reason'] ?? '')
    };
    const parsed = outageForm.safeParse({ ...given, answer: form['answer'] });
    if (!parsed.success) {
      const isReason = parsed.error.issues.some((issue) => issue.path[0] === 'reason');
      return fail(422, {
        outage: isReason
          ? { ...given, reasonWrong: m.help_reason_wrong() }
          : { ...given, refused: m.reports_outage_no_answer() }
      });
    }
    const done = await answerOutage(event.locals.ctx, permission, parsed.data);
    if (!done.ok) {
      return fail(409, { outage: { ...given, refused: outageRefusals[done.refusal]() } });
    }
    return { outageAnswered: { answer: parsed.data.answer, hits: done.value.hits } };
  }
};
