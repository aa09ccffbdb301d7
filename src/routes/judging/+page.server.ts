import { nextSheet } from '#lib/domain/judging/own-work.ts';
import { ownMarkings } from '#lib/server/judging/service.ts';
import { organizerMay } from '#lib/server/kit/organizer.ts';
import type { PageServerLoad } from './$types';

/** Everything that the signed-in judge marks. */
export const load: PageServerLoad = async (event) => {
  const permission = await organizerMay(event, 'judging.mark');
  const markings = await ownMarkings(event.locals.ctx, permission);
  return { markings, next: nextSheet(markings) };
};
