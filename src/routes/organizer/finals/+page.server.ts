import { error, redirect } from '@sveltejs/kit';
import { finalForm } from '#lib/schema/live-teams.ts';
import * as contest from '#lib/server/contest/service.ts';
import { answer } from '#lib/server/kit/final.ts';
import { organizerMay } from '#lib/server/kit/organizer.ts';
import { createFinal, listPreparations } from '#lib/server/live/preparation.ts';
import * as m from '#lib/text/paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { ctx } = event.locals;
  const permission = await organizerMay(event, 'final.prepare');
  const view = await contest.current(ctx);
  if (!view) return { finals: null };
  const finals = await listPreparations(ctx, permission, view.contest.id);
  return {
    finals: finals.map(({ final, stage, teams }) => ({
      id: final.id,
      name: final.name,
      createdAt: final.createdAt,
      stage,
      teams: teams.length
    }))
  };
};

export const actions: Actions = {
  create: async (event) => {
    const permission = await organizerMay(event, 'final.prepare');
    const view = await contest.current(event.locals.ctx);
    if (!view) error(404, m.reports_no_contest());
    return answer(event, finalForm, async (input) => {
      const made = await createFinal(event.locals.ctx, permission, view.contest.id, input);
      redirect(303, `/organizer/finals/${made.finalId}`);
    });
  }
};
