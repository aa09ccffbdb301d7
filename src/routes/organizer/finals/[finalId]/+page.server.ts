import { finalForm } from '#lib/schema/live-teams.ts';
import { answer, preparing } from '#lib/server/kit/final.ts';
import { segmentsWithoutJury } from '#lib/server/kit/markable.ts';
import { screenKey } from '#lib/server/live/hall-screen.ts';
import { readPlanProgress } from '#lib/server/live/plan.ts';
import { readPreparation, renameFinal } from '#lib/server/live/preparation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { final, permission } = await preparing(event);
  const view = await readPreparation(event.locals.ctx, permission, final);
  const progress = await readPlanProgress(event.locals.ctx, permission, final);
  const juries = await segmentsWithoutJury(event.locals.ctx, permission, final);
  const key = screenKey(event.locals.ctx, final.id);
  return { preparation: view, progress, juries, origin: event.url.origin, screenKey: key };
};

export const actions: Actions = {
  rename: async (event) => {
    const { final, permission } = await preparing(event);
    return answer(event, finalForm, (input) =>
      renameFinal(event.locals.ctx, permission, final.id, input)
    );
  }
};
