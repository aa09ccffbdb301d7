import { error, type RequestEvent } from '@sveltejs/kit';
import { paperFields } from '#lib/schema/judging-lead-form.ts';
import { confirmPaper, keyInPaper } from '#lib/server/judging/service.ts';
import { assisting, boardFor } from '#lib/server/kit/judging-lead.ts';
import * as m from '#lib/text/paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { marking, criteria, judges, rows } = await boardFor(event, 'judging.assist');
  const { sheetId } = event.params;
  const row = rows.find(({ cells }) => cells.some((cell) => cell.sheetId === sheetId));
  const cell = row?.cells.find((cell) => cell.sheetId === sheetId);
  if (!row || !cell) error(404, m.page_not_found());
  return {
    marking,
    criteria,
    cell,
    judgeName: judges.find(({ id }) => id === cell.judgeId)?.name ?? '',
    team: { markedId: row.markedId, name: row.name },
    accountId: event.locals.actor?.accountId ?? ''
  };
};

type Typed = RequestEvent<{ markingId: string; sheetId: string }>;
const typed = (work: typeof keyInPaper) => (event: Typed) =>
  assisting(paperFields, (ctx, permission, markingId, marks) =>
    work(ctx, permission, markingId, { sheetId: event.params.sheetId, marks })
  )(event);

export const actions: Actions = { keyIn: typed(keyInPaper), confirm: typed(confirmPaper) };
