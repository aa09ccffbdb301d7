import { error } from '@sveltejs/kit';
import { fileOf } from '#lib/server/entries/service.ts';
import { fileAnswer } from '#lib/server/entries/streaming.ts';
import { watching } from '#lib/server/kit/entries.ts';
import * as m from '#lib/text/paraglide/messages.js';
import type { RequestHandler } from './$types';

/** What a unit handed in, for those who may watch it. */
export const GET: RequestHandler = async (event) => {
  await watching(event);
  const { entryId, version } = event.params;
  const file = await fileOf(event.locals.ctx, entryId, Number(version));
  if (!file) error(404, m.page_not_found());
  return fileAnswer(event.locals.vault, file, event.request);
};
