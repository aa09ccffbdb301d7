import { fail } from '@sveltejs/kit';
import { MINUTE } from '#lib/domain/core/time.ts';
import { attemptsQuery, extendForm } from '#lib/schema/organizer.ts';
import { organizerMay } from '#lib/server/kit/organizer.ts';
import { extendAttempt, findRunning } from '#lib/server/reports/service.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { extraTimeRefusals } from '#lib/text/refusals.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const permission = await organizerMay(event, 'attempt.extend');
  const { q } = attemptsQuery.parse(Object.fromEntries(event.url.searchParams));
  return { q, ...(await findRunning(event.locals.ctx, permission, q)) };
};

export const actions: Actions = {
  extend: async (event) => {
    const permission = await organizerMay(event, 'attempt.extend');
    const form = Object.fromEntries(await event.request.formData());
    const given = {
      attemptId: String(form['attemptId'] ?? ''),
      minutes: String(form['minutes'] ?? ''),
      reason: String(form['reason'] ?? '')
    };
    const parsed = extendForm.safeParse(given);
    if (!parsed.success) {
      const wrong = new Set(parsed.error.issues.map((issue) => issue.path[0]));
      return fail(422, {
        ...given,
        minutesWrong: wrong.has('minutes') ? m.reports_extend_minutes_wrong() : undefined,
        reasonWrong: wrong.has('reason') ? m.reports_extend_reason_wrong() : undefined
      });
    }
    const { attemptId, minutes, reason } = parsed.data;
    const input = { attemptId, extraMs: minutes * MINUTE, reason };
    const done = await extendAttempt(event.locals.ctx, permission, input);
    if (!done.ok) return fail(409, { ...given, refused: extraTimeRefusals[done.refusal]() });
    return { attemptId, extended: minutes };
  }
};
