import { error } from '@sveltejs/kit';
import { preparingCall } from '#lib/server/kit/entries.ts';
import { writeEntries } from '#lib/server/reports/entry-files.ts';
import { REPORT_FORMATS } from '#lib/server/reports/report-file.ts';
import * as m from '#lib/text/paraglide/messages.js';
import type { RequestHandler } from './$types';

/** Who has handed in what, as a file. */
export const GET: RequestHandler = async (event) => {
  const { call, permission } = await preparingCall(event);
  const format = REPORT_FORMATS.find((one) => one === event.params.format);
  if (!format) error(404, m.page_not_found());
  const file = await writeEntries(event.locals.ctx, permission, call, format);
  // Old programs read the plain name, the others the Vietnamese one (RFC 6266).
  const name = `filename="entries.${format}"; filename*=UTF-8''${encodeURIComponent(file.name)}`;
  return new Response(file.content as BodyInit, {
    headers: {
      'content-type': file.mediaType,
      'content-disposition': `attachment; ${name}`,
      'cache-control': 'no-store'
    }
  });
};
