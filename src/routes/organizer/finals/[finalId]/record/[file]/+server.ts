import { error } from '@sveltejs/kit';
import { download } from '#lib/server/kit/download.ts';
import { preparing } from '#lib/server/kit/final.ts';
import { FINAL_FILES, writeFinalFile } from '#lib/server/reports/final-files.ts';
import * as m from '#lib/text/paraglide/messages.js';
import type { RequestHandler } from './$types';

/** What a final leaves behind as a file. */
export const GET: RequestHandler = async (event) => {
  const { final, permission } = await preparing(event);
  const wanted = FINAL_FILES.find((one) => one === event.params.file);
  const file = wanted && (await writeFinalFile(event.locals.ctx, permission, final.id, wanted));
  if (!file) error(404, m.page_not_found());
  return download(file, wanted);
};
