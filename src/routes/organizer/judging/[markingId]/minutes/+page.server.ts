import { error } from '@sveltejs/kit';
import * as documents from '#lib/server/documents/service.ts';
import { judgingMay } from '#lib/server/kit/judging.ts';
import { judgingRefusals } from '#lib/text/refusals.ts';
import type { PageServerLoad } from './$types';

/** The minutes of a locked marking, the same that are made as a file. */
export const load: PageServerLoad = async (event) => {
  const { markingId } = event.params;
  const permission = await judgingMay(event, 'judging.results', markingId);
  const minutes = await documents.readMarkingMinutes(event.locals.ctx, permission, markingId);
  return { markingId, minutes: minutes ?? error(404, judgingRefusals['not-locked']()) };
};
