import { participationQuery } from '#lib/schema/organizer.ts';
import { filterOver } from '#lib/schema/reports.ts';
import * as contest from '#lib/server/contest/service.ts';
import { organizerMay } from '#lib/server/kit/organizer.ts';
import { readParticipation, usualFilterOf } from '#lib/server/reports/service.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const { ctx } = event.locals;
  const permission = await organizerMay(event, 'participation.view');
  const asked = Object.fromEntries(event.url.searchParams);
  const filter = filterOver(await usualFilterOf(ctx)).parse(asked);
  return {
    query: participationQuery.parse(asked),
    filter,
    table: await readParticipation(ctx, permission, filter),
    isBoardOpen: (await contest.current(ctx))?.contest.isBoardOpen ?? false
  };
};

/** Opens the public unit board, or closes it. */
const switching = (isOpen: boolean) => async (event: RequestEvent) => {
  await contest.openBoard(event.locals.ctx, await organizerMay(event, 'board.open'), isOpen);
};

export const actions: Actions = { openBoard: switching(true), closeBoard: switching(false) };
