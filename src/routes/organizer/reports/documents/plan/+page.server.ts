import { planForm } from '#lib/schema/documents.ts';
import * as contest from '#lib/server/contest/service.ts';
import { answerDocument } from '#lib/server/kit/documents.ts';
import { organizerMay } from '#lib/server/kit/organizer.ts';
import type { Actions, PageServerLoad } from './$types';

/** The plan that the contest rests on. */
export const load: PageServerLoad = async (event) => {
  await organizerMay(event, 'document.make');
  const view = await contest.current(event.locals.ctx);
  const { number = '', day = '', leadUnit = '', audience = '' } = view?.contest.about.plan ?? {};
  const name = view?.contest.name ?? null;
  return { name, fields: { number, day, leadUnit, audience } };
};

export const actions: Actions = {
  save: async (event) => {
    const permission = await organizerMay(event, 'document.make');
    return answerDocument(event, planForm, (plan) =>
      contest.setPlan(event.locals.ctx, permission, plan)
    );
  }
};
