import { nextSheet } from '#lib/domain/judging/own-work.ts';
import { ownMarkings } from '#lib/server/judging/service.ts';
import { performersNow } from '#lib/server/kit/live.ts';
import { organizerMay } from '#lib/server/kit/organizer.ts';
import { stageAsOf } from './stage.ts';
import type { PageServerLoad } from './$types';

/** Everything that the signed-in judge marks, and who is on stage. */
export const load: PageServerLoad = async (event) => {
  const permission = await organizerMay(event, 'judging.mark');
  const { ctx } = event.locals;
  const markings = await ownMarkings(ctx, permission);
  const stage = stageAsOf(ctx, await performersNow(event));
  return { markings, next: nextSheet(markings), stage };
};
