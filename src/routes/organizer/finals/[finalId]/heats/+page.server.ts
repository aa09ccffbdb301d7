import { drawForm, heatsForm } from '#lib/schema/live-teams.ts';
import { answer, preparing } from '#lib/server/kit/final.ts';
import { drawLots, setHeats } from '#lib/server/live/heats.ts';
import { readPreparation } from '#lib/server/live/preparation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { final, permission } = await preparing(event);
  return { preparation: await readPreparation(event.locals.ctx, permission, final) };
};

export const actions: Actions = {
  draw: async (event) => {
    const { final, permission } = await preparing(event);
    return answer(event, drawForm, (input) =>
      drawLots(event.locals.ctx, permission, final.id, input)
    );
  },
  set: async (event) => {
    const { final, permission } = await preparing(event);
    return answer(event, heatsForm, (input) =>
      setHeats(event.locals.ctx, permission, final.id, new Map(Object.entries(input)))
    );
  }
};
