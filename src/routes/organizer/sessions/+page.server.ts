import { error, fail } from '@sveltejs/kit';
import { sessionForm } from '#lib/schema/organizer.ts';
import * as contest from '#lib/server/contest/service.ts';
import { moveSession } from '#lib/server/quiz/service.ts';
import { organizerMay } from '#lib/server/kit/organizer.ts';
import { period } from '#lib/text/format.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { scheduleRefusals } from '#lib/text/refusals.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await organizerMay(event, 'session.schedule');
  const view = await contest.current(event.locals.ctx);
  return { now: event.locals.ctx.now(), sessions: view?.sessions ?? null };
};

export const actions: Actions = {
  schedule: async (event) => {
    const { ctx } = event.locals;
    const permission = await organizerMay(event, 'session.schedule');
    const view = await contest.current(ctx);
    if (!view) error(404, m.reports_no_contest());
    const form = Object.fromEntries(await event.request.formData());
    const given = {
      sessionId: String(form['sessionId'] ?? ''),
      opensAt: String(form['opensAt'] ?? ''),
      closesAt: String(form['closesAt'] ?? '')
    };
    const parsed = sessionForm.safeParse({ ...given, running: form['running'] ?? null });
    if (!parsed.success) {
      const wrong = new Set(parsed.error.issues.map((issue) => issue.path[0]));
      const sentence = (field: string) =>
        wrong.has(field) ? m.reports_time_malformed() : undefined;
      return fail(422, {
        ...given,
        opensWrong: sentence('opensAt'),
        closesWrong: sentence('closesAt')
      });
    }
    const { sessionId, opensAt, closesAt, running } = parsed.data;
    const done = await moveSession(ctx, permission, view.round.id, parsed.data);
    if (!done.ok) {
      const { refusal } = done;
      if (typeof refusal === 'object') return fail(409, { ...given, effect: refusal.effect });
      return fail(409, { ...given, closesWrong: scheduleRefusals[refusal]() });
    }
    return {
      sessionId,
      saved: m.reports_session_saved({ period: period(opensAt, closesAt) }),
      prolonged: running === 'prolong' ? done.value.cutShort : 0,
      closedByEnd: done.value.closedByEnd
    };
  }
};
