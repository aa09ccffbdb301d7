import { error } from '@sveltejs/kit';
import { listFromPreview } from '#lib/schema/people.ts';
import { download } from '#lib/server/kit/download.ts';
import { organizerMay } from '#lib/server/kit/organizer.ts';
import { errorWorkbook } from '#lib/server/people/error-workbook.ts';
import { previewList, readList } from '#lib/server/people/lists.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { wantedList } from '../wanted-list.ts';
import type { RequestHandler } from './$types';

/** The error workbook of a list that was checked on the page. */
export const POST: RequestHandler = async (event) => {
  await organizerMay(event, 'unit.import');
  const form = Object.fromEntries(await event.request.formData());
  const parsed = listFromPreview.safeParse(form);
  if (!parsed.success) error(422, m.people_import_stale());
  const { kind, name, content } = parsed.data;
  const list = await wantedList(event, kind);
  const table = await readList(kind, { name, bytes: Buffer.from(content, 'base64') });
  if (!table.ok) error(422, m.people_import_stale());
  const { wrong } = await previewList(event.locals.ctx, list, table.value);
  const file = {
    name: `can-sua-${name.replace(/\.[^.]*$/, '')}.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    content: await errorWorkbook(table.value, wrong)
  };
  return download(file, 'errors.xlsx');
};
