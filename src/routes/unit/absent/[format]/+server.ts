import { error } from '@sveltejs/kit';
import { coordinating } from '#lib/server/kit/coordinator.ts';
import { download } from '#lib/server/kit/download.ts';
import { absentReport } from '#lib/server/reports/absent-files.ts';
import { REPORT_FORMATS, writeReport } from '#lib/server/reports/report-file.ts';
import * as m from '#lib/text/paraglide/messages.js';
import type { RequestHandler } from './$types';

/** Who has not taken part yet, as a file. */
export const GET: RequestHandler = async (event) => {
  const format = REPORT_FORMATS.find((one) => one === event.params.format);
  if (!format) error(404, m.page_not_found());
  const { permission } = await coordinating(event, 'participation.view');
  const report = await absentReport(event.locals.ctx, permission);
  if (!report) error(404, m.page_not_found());
  return download(await writeReport(report, format), `absent.${format}`);
};
