import { error } from '@sveltejs/kit';
import { FILE_FORMATS, fileName, MEDIA_TYPES, writeFile } from '#lib/server/documents/files.ts';
import { madeDocument } from '#lib/server/kit/documents.ts';
import { download } from '#lib/server/kit/download.ts';
import * as m from '#lib/text/paraglide/messages.js';
import type { RequestHandler } from './$types';

/** A document that was made, as a file: the same content whenever it is asked for. */
export const GET: RequestHandler = async (event) => {
  const { made } = await madeDocument(event);
  const format = FILE_FORMATS.find((one) => one === event.params.format);
  if (!format) error(404, m.page_not_found());
  const content = await writeFile(made.document, format);
  const name = fileName(made.document, made.madeAt, format);
  return download(
    { name, mediaType: MEDIA_TYPES[format], content },
    `${made.kind}-${made.id.slice(-8)}.${format}`
  );
};
