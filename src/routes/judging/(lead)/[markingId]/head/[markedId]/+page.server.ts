import { error } from '@sveltejs/kit';
import {
  conferenceForm,
  markedForm,
  reopenForm,
  thirdMarkerForm,
  waiveForm
} from '#lib/schema/judging.ts';
import * as judging from '#lib/server/judging/service.ts';
import { judgingMay } from '#lib/server/kit/judging.ts';
import { leading, mayAssist } from '#lib/server/kit/judging-lead.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { thirdMarkers } from './third-markers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { ctx } = event.locals;
  const { markingId, markedId } = event.params;
  const may = await judgingMay(event, 'judging.lead', markingId);
  const view = await judging.readHeadView(ctx, may, markingId);
  const histories = await judging.readHistories(ctx, may, markingId, { markedId });
  const film = await judging.filmNotesOf(ctx, may, markingId, { markedId });
  if (!view.ok || !histories.ok || !film.ok) error(404, m.page_not_found());
  const { rows, ...about } = view.value;
  const at = rows.findIndex((row) => row.markedId === markedId);
  const row = rows[at] ?? error(404, m.page_not_found());
  return {
    ...about,
    row,
    previous: rows[at - 1] ?? null,
    next: rows[at + 1] ?? null,
    histories: histories.value,
    film: film.value,
    third: await thirdMarkers(ctx, may, row),
    headId: may.actor?.accountId ?? '',
    assists: await mayAssist(event, markingId)
  };
};

export const actions: Actions = {
  reopen: leading(reopenForm, judging.reopenSheet),
  waive: leading(waiveForm, judging.waiveSheet),
  confer: leading(conferenceForm, judging.recordConference),
  third: leading(thirdMarkerForm, judging.nameThirdMarker),
  lock: leading(markedForm, judging.lockMarked)
};
