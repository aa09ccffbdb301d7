import { error } from '@sveltejs/kit';
import { saveMarksRequest } from '#lib/schema/judging.ts';
import { saveMarks } from '#lib/server/judging/service.ts';
import { callingActor, fresh, readBody } from '#lib/server/kit/api.ts';
import { organizerMay } from '#lib/server/kit/organizer.ts';
import { brakeOn } from '#lib/server/kit/request-rate.ts';
import type { RequestHandler } from './$types';

/** Saves marks and the note of the calling judge's own sheet. */
export const POST: RequestHandler = async (event) => {
  const { ctx } = event.locals;
  const receivedAt = ctx.now();
  await brakeOn(callingActor(event).accountId);
  const permission = await organizerMay(event, 'judging.mark');
  const changes = await readBody(event.request, saveMarksRequest);
  const saved = await saveMarks(ctx, permission, event.params.sheetId, changes, receivedAt);
  return saved.ok ? fresh({ ...saved.value, now: ctx.now() }) : error(404, 'No such sheet');
};
