import { error } from '@sveltejs/kit';
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
  // Old programs read the plain name, the others the Vietnamese one (RFC 6266).
  const name = `filename="${wanted}"; filename*=UTF-8''${encodeURIComponent(file.name)}`;
  return new Response(file.content as BodyInit, {
    headers: {
      'content-type': file.mediaType,
      'content-disposition': `attachment; ${name}`,
      'cache-control': 'no-store'
    }
  });
};
