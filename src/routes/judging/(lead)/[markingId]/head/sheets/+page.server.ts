import { error } from '@sveltejs/kit';
import { printQuery } from '#lib/schema/judging-desk.ts';
import * as contest from '#lib/server/contest/service.ts';
import * as judging from '#lib/server/judging/service.ts';
import { judgingMay } from '#lib/server/kit/judging.ts';
import * as m from '#lib/text/paraglide/messages.js';
import type { PageServerLoad } from './$types';

/** Sheets that are handed in, as far as the head may see them before the marks are locked. */
export const load: PageServerLoad = async (event) => {
  const { ctx } = event.locals;
  const may = await judgingMay(event, 'judging.lead', event.params.markingId);
  const view = await judging.readHeadView(ctx, may, event.params.markingId);
  if (!view.ok) error(404, m.page_not_found());
  const { marking, rubric, rows } = view.value;
  const { judge } = printQuery.parse({ judge: event.url.searchParams.get('judge') });
  const about = (await contest.current(ctx))?.contest;
  const all = rows.flatMap(({ name, ordinal, isLocked, marks }) =>
    (marks?.sheets ?? []).map((filled) => ({ name, ordinal, isLocked, filled }))
  );
  const judges = new Map(all.map(({ filled }) => [filled.judgeId, filled.judgeName]));
  return {
    contest: { name: about?.name ?? '', organizer: about?.about.organizer ?? '' },
    marking: { id: marking.id, name: marking.name, rubric },
    judge,
    judges: [...judges].map(([id, name]) => ({ id, name })),
    sheets: all.filter(({ filled }) => judge === null || filled.judgeId === judge)
  };
};
