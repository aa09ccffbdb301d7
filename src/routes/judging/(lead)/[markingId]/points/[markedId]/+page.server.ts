import { error } from '@sveltejs/kit';
import { overtimeForm, pointsForm } from '#lib/schema/judging-lead-form.ts';
import { takeBackForm } from '#lib/schema/judging.ts';
import * as judging from '#lib/server/judging/service.ts';
import { adjusting, boardFor, mayAssist } from '#lib/server/kit/judging-lead.ts';
import { performanceLimit } from '#lib/server/live/plan.ts';
import * as m from '#lib/text/paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { marking, overtime, rows } = await boardFor(event, 'judging.adjust');
  const { on } = marking;
  return {
    marking,
    overtime,
    row:
      rows.find(({ markedId }) => markedId === event.params.markedId) ??
      error(404, m.page_not_found()),
    assists: await mayAssist(event, marking.id),
    limitMs: on.kind === 'segment' ? await performanceLimit(event.locals.ctx, on) : null
  };
};

export const actions: Actions = {
  points: adjusting(pointsForm, judging.recordAdjustment),
  overtime: adjusting(overtimeForm, judging.recordAdjustment),
  takeBack: adjusting(takeBackForm, judging.takeBackAdjustment)
};
