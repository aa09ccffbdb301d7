import { reportOrder } from '#lib/schema/reports.ts';
import { roundTwoForm } from '#lib/schema/round-two.ts';
import { answerForm } from '#lib/server/kit/form.ts';
import { organizerMay } from '#lib/server/kit/organizer.ts';
import { chooseRoundTwo, readRoundTwo, readRoundTwoChoice } from '#lib/server/reports/service.ts';
import { roundTwoRefusals } from '#lib/text/round-two.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const permission = await organizerMay(event, 'final.prepare');
  const order = reportOrder.parse(Object.fromEntries(event.url.searchParams));
  const { ctx } = event.locals;
  return {
    order,
    view: await readRoundTwo(ctx, permission),
    roundTwo: await readRoundTwoChoice(ctx, permission)
  };
};

export const actions: Actions = {
  choose: async (event) => {
    const permission = await organizerMay(event, 'final.prepare');
    return answerForm(
      event,
      roundTwoForm,
      roundTwoRefusals,
      (input) => chooseRoundTwo(event.locals.ctx, permission, input),
      (form) => ({ ...Object.fromEntries(form), chosen: form.getAll('chosen') })
    );
  }
};
