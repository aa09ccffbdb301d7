import { redirect } from '@sveltejs/kit';
import { latePoints, daysLate } from '#lib/domain/entries/late.ts';
import { readTeamPage } from '#lib/server/entries/team-page.ts';
import { entering } from '#lib/server/kit/entries.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.setHeaders({ 'cache-control': 'no-store' });
  const page = await readTeamPage(event.locals.ctx, await entering(event));
  const base = `/entries/${event.params.token}`;
  const [version] = page.versions;
  if (!version) redirect(303, base);
  const { closesAt } = page.window;
  return {
    base,
    callName: page.callName,
    unitName: page.unitName,
    isWithdrawn: page.state === 'withdrawn',
    version,
    daysLate: daysLate(closesAt, version.handedInAt),
    points: latePoints(closesAt, version.handedInAt, page.rules.latePenalty)
  };
};
