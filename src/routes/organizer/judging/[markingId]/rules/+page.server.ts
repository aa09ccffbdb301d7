import { preparingMarking } from '#lib/server/kit/judging-desk.ts';
import { answerRules } from './rules-answer.ts';
import { fieldsOf } from './rules-fields.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { preparation } = await preparingMarking(event);
  const { id, name, state, rubric, rules } = preparation.marking;
  return { marking: { id, name, state, rubric, rules }, fields: fieldsOf(name, rubric, rules) };
};

export const actions: Actions = {
  default: async (event) => {
    const { preparation, permission } = await preparingMarking(event);
    const form = await event.request.formData();
    return answerRules(event.locals.ctx, permission, preparation.marking.id, form);
  }
};
