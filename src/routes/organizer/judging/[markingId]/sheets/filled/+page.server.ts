import { printQuery } from '#lib/schema/judging-desk.ts';
import { lockedMarking } from '#lib/server/kit/judging-desk.ts';
import * as contest from '#lib/server/contest/service.ts';
import type { PageServerLoad } from './$types';

/** Sheets as they were handed in; only of a marking that is locked. */
export const load: PageServerLoad = async (event) => {
  const { marking, rubric, judges, rows } = await lockedMarking(event);
  const { judge } = printQuery.parse({ judge: event.url.searchParams.get('judge') });
  const view = await contest.current(event.locals.ctx);
  return {
    contest: { name: view?.contest.name ?? '', organizer: view?.contest.about.organizer ?? '' },
    marking: { id: marking.id, name: marking.name, rubric },
    judge,
    judges: judges.map(({ id, name }) => ({ id, name })),
    sheets: rows
      .toSorted((left, right) => left.ordinal - right.ordinal)
      .flatMap(({ name, ordinal, sheets }) =>
        sheets
          .filter(({ judgeId }) => judge === null || judgeId === judge)
          .map((filled) => ({ judgeName: filled.judgeName, markedName: name, ordinal, filled }))
      )
  };
};
