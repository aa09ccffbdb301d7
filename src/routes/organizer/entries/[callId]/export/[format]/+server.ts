import { error } from '@sveltejs/kit';
import { download } from '#lib/server/kit/download.ts';
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
  return download(file, `entries.${format}`);
};
