import { peopleQuery } from '#lib/schema/reports.ts';
import { coordinating } from '#lib/server/kit/coordinator.ts';
import { readPeopleBehind } from '#lib/server/reports/service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { unit, permission } = await coordinating(event, 'participation.view');
  const { page } = peopleQuery.parse(Object.fromEntries(event.url.searchParams));
  const wanted = { group: 'absent', page } as const;
  return {
    unit: { code: unit.code, name: unit.name },
    view: await readPeopleBehind(event.locals.ctx, permission, wanted)
  };
};
