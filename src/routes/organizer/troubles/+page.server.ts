import { LONGEST_NOTE } from '#lib/domain/messages/trouble.ts';
import { handledForm } from '#lib/schema/messages.ts';
import { answerForm } from '#lib/server/kit/form.ts';
import { organizerMay } from '#lib/server/kit/organizer.ts';
import { handleTrouble, readTroubles } from '#lib/server/messages/service.ts';
import { troubleRefusals } from '#lib/text/refusals.ts';
import type { Actions, PageServerLoad } from './$types';

/** What contestants reported, to be answered. */
export const load: PageServerLoad = async (event) => {
  const permission = await organizerMay(event, 'monitor.view');
  return { longest: LONGEST_NOTE, ...(await readTroubles(event.locals.ctx, permission)) };
};

export const actions: Actions = {
  handle: async (event) => {
    const permission = await organizerMay(event, 'trouble.handle');
    return answerForm(event, handledForm, troubleRefusals, (input) =>
      handleTrouble(event.locals.ctx, permission, input)
    );
  }
};
