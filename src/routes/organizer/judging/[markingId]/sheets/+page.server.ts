import { printQuery } from '#lib/schema/judging-desk.ts';
import { preparingMarking } from '#lib/server/kit/judging-desk.ts';
import * as contest from '#lib/server/contest/service.ts';
import type { PageServerLoad } from './$types';

/** Empty sheets for paper: one for every judge and every team or entry that the judge marks. */
export const load: PageServerLoad = async (event) => {
  const { marking, judges, marked } = (await preparingMarking(event)).preparation;
  const { judge } = printQuery.parse({ judge: event.url.searchParams.get('judge') });
  const view = await contest.current(event.locals.ctx);
  const panel = judges.filter(({ isThirdMarker }) => !isThirdMarker);
  return {
    contest: { name: view?.contest.name ?? '', organizer: view?.contest.about.organizer ?? '' },
    marking: { id: marking.id, name: marking.name, rubric: marking.rubric },
    judge,
    judges: panel.map(({ accountId, name }) => ({ id: accountId, name })),
    sheets: panel
      .filter(({ accountId }) => judge === null || accountId === judge)
      .flatMap(({ accountId, name }) =>
        marked
          .filter(({ judgeIds }) => judgeIds.includes(accountId))
          .map((one) => ({ judgeName: name, markedName: one.name, ordinal: one.ordinal }))
      )
  };
};
