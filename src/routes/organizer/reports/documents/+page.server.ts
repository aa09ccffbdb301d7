import { organizerMay } from '#lib/server/kit/organizer.ts';
import * as documents from '#lib/server/documents/service.ts';
import type { PageServerLoad } from './$types';

/** What can be made, and what was. */
export const load: PageServerLoad = async (event) => {
  const { ctx } = event.locals;
  const permission = await organizerMay(event, 'document.make');
  const isNew = event.url.searchParams.has('made');
  if (permission.subject.contestId === undefined) return { offers: null, made: [], isNew };
  return {
    isNew,
    offers: await documents.listOrders(ctx, permission),
    made: await documents.listMade(ctx, permission)
  };
};
