import { error } from '@sveltejs/kit';
import { organizerMay } from '#lib/server/kit/organizer.ts';
import { writeParticipation } from '#lib/server/reports/participation-files.ts';
import { REPORT_FORMATS } from '#lib/server/reports/report-file.ts';
import * as m from '#lib/text/paraglide/messages.js';
import type { RequestHandler } from './$types';

/** The participation table as a file. */
export const GET: RequestHandler = async (event) => {
  const permission = await organizerMay(event, 'participation.view');
  const format = REPORT_FORMATS.find((one) => one === event.params.format);
  const file = format && (await writeParticipation(event.locals.ctx, permission, format));
  if (!file) error(404, m.page_not_found());
  // Old programs read the plain name, the others the Vietnamese one (RFC 6266).
  const name = `filename="participation.${format}"; filename*=UTF-8''${encodeURIComponent(file.name)}`;
  return new Response(file.content as BodyInit, {
    headers: {
      'content-type': file.mediaType,
      'content-disposition': `attachment; ${name}`,
      'cache-control': 'no-store'
    }
  });
};
