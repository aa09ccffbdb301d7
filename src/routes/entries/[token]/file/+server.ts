import { error } from '@sveltejs/kit';
import { fileAnswer } from '#lib/server/entries/streaming.ts';
import { ownNewestFile } from '#lib/server/entries/team-page.ts';
import { entering } from '#lib/server/kit/entries.ts';
import * as m from '#lib/text/paraglide/messages.js';
import type { RequestHandler } from './$types';

/** The unit's own file, as it lies here. */
export const GET: RequestHandler = async (event) => {
  const access = await entering(event);
  const file = await ownNewestFile(event.locals.ctx, access);
  if (!file) error(404, m.page_not_found());
  return fileAnswer(event.locals.vault, file, event.request);
};
