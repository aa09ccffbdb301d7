import { error } from '@sveltejs/kit';
import { overtimeForm, pointsForm } from '#lib/schema/judging-lead-form.ts';
import { takeBackForm } from '#lib/schema/judging.ts';
import * as judging from '#lib/server/judging/service.ts';
import { assistedBoard, assisting } from '#lib/server/kit/judging-lead.ts';
import { performanceLimit } from '#lib/server/live/plan.ts';
import * as m from '#lib/text/paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { marking, overtime, rows } = await assistedBoard(event);
  const { on } = marking;
  return {
    marking,
    overtime,
    row:
      rows.find(({ markedId }) => markedId === event.params.markedId) ??
      error(404, m.page_not_found()),
    limitMs: on.kind === 'segment' ? await performanceLimit(event.locals.ctx, on) : null
  };
};

export const actions: Actions = {
  points: assisting(pointsForm, judging.recordAdjustment),
  overtime: assisting(overtimeForm, judging.recordAdjustment),
  takeBack: assisting(takeBackForm, judging.takeBackAdjustment)
};
