import { error } from '@sveltejs/kit';
import { REPORT_KINDS } from '#lib/domain/reports/kinds.ts';
import { filterOver } from '#lib/schema/reports.ts';
import { download } from '#lib/server/kit/download.ts';
import { organizerMay } from '#lib/server/kit/organizer.ts';
import { makeReport } from '#lib/server/reports/make-report.ts';
import { usualFilterOf } from '#lib/server/reports/service.ts';
import { REPORT_FORMATS, writeReport } from '#lib/server/reports/report-file.ts';
import * as m from '#lib/text/paraglide/messages.js';
import type { RequestHandler } from './$types';

/** Any report as a file, limited as its page was. */
export const GET: RequestHandler = async (event) => {
  const { params, url, locals } = event;
  const kind = REPORT_KINDS.find((one) => one === params.kind);
  const format = REPORT_FORMATS.find((one) => one === params.format);
  if (!kind || !format) error(404, m.page_not_found());
  const usual = await usualFilterOf(locals.ctx);
  const filter = filterOver(usual).parse(Object.fromEntries(url.searchParams));
  const report = await makeReport(
    locals.ctx,
    (action) => organizerMay(event, action),
    kind,
    filter
  );
  if (!report) error(404, m.page_not_found());
  const file = await writeReport(report, format);
  return download(file, `${kind}.${format}`);
};
