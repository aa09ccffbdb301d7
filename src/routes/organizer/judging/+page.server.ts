import { error, redirect } from '@sveltejs/kit';
import { RUBRIC_PRESETS } from '#lib/domain/judging/presets.ts';
import { newMarkingForm, onKey } from '#lib/schema/judging-desk.ts';
import { answerJudging } from '#lib/server/kit/judging-desk.ts';
import { markables } from '#lib/server/kit/markable.ts';
import { organizerMay } from '#lib/server/kit/organizer.ts';
import * as judging from '#lib/server/judging/service.ts';
import * as m from '#lib/text/paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { ctx } = event.locals;
  const permission = await organizerMay(event, 'judging.prepare');
  const { contestId } = permission.subject;
  if (contestId === undefined) return { markings: null, choices: [], on: null };
  const markings = await judging.listMarkings(ctx, permission);
  const taken = new Set(markings.map(({ on }) => onKey(on)));
  const all = await markables(event, contestId);
  return {
    on: event.url.searchParams.get('on'),
    markings: markings.map(({ id, name, state, on }) => ({
      id,
      name,
      state,
      of: all.find((one) => onKey(one.on) === onKey(on))?.name ?? null
    })),
    choices: all
      .filter(({ on }) => !taken.has(onKey(on)))
      .map(({ on, name, presetId }) => ({ key: onKey(on), name, presetId }))
  };
};

export const actions: Actions = {
  create: async (event) => {
    const permission = await organizerMay(event, 'judging.prepare');
    const { contestId } = permission.subject;
    if (contestId === undefined) error(404, m.reports_no_contest());
    return answerJudging(event, newMarkingForm, async ({ on: key, presetId }) => {
      const chosen = (await markables(event, contestId)).find(({ on }) => onKey(on) === key);
      const preset = RUBRIC_PRESETS.find(({ id }) => id === presetId);
      if (!chosen || !preset) error(404, m.page_not_found());
      const made = await judging.createMarking(event.locals.ctx, permission, {
        name: m.judging_desk_name_of({ name: chosen.name }).slice(0, 200),
        on: chosen.on,
        rubric: preset.rubric,
        rules: { aggregation: preset.aggregation, overtime: null },
        subjects: chosen.subjects
      });
      if (made.ok) redirect(303, `/organizer/judging/${made.value.markingId}`);
      return made;
    });
  }
};
