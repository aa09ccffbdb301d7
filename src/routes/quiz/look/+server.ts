import { callingActor, fresh } from '#lib/server/kit/api.ts';
import { requirePermission } from '#lib/server/kit/guard.ts';
import { brakeOn } from '#lib/server/kit/request-rate.ts';
import { readLobby } from '#lib/server/quiz/service.ts';
import type { RequestHandler } from './$types';

/** The waiting room as it is now, for pages that wait: times may have been moved. */
export const GET: RequestHandler = async (event) => {
  const { ctx } = event.locals;
  const { accountId, personId } = callingActor(event);
  await brakeOn(accountId);
  const permission =
    personId === null
      ? null
      : requirePermission(event, 'attempt.start', { ownerPersonId: personId });
  const lobby = permission && (await readLobby(ctx, permission));
  return fresh({ lobby, asOf: ctx.now() });
};
