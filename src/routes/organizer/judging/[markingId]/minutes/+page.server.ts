import { lockedMarking } from '#lib/server/kit/judging-desk.ts';
import * as contest from '#lib/server/contest/service.ts';
import type { PageServerLoad } from './$types';

/** The minutes of a locked marking. */
export const load: PageServerLoad = async (event) => {
  const results = await lockedMarking(event);
  const view = await contest.current(event.locals.ctx);
  return {
    contest: { name: view?.contest.name ?? '', organizer: view?.contest.about.organizer ?? '' },
    results
  };
};
