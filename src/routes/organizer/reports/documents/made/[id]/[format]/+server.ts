import { error } from '@sveltejs/kit';
import { FILE_FORMATS, fileName, MEDIA_TYPES, writeFile } from '#lib/server/documents/files.ts';
import { madeDocument } from '#lib/server/kit/documents.ts';
import * as m from '#lib/text/paraglide/messages.js';
import type { RequestHandler } from './$types';

/** A document that was made, as a file: the same content whenever it is asked for. */
export const GET: RequestHandler = async (event) => {
  const { made } = await madeDocument(event);
  const format = FILE_FORMATS.find((one) => one === event.params.format);
  if (!format) error(404, m.page_not_found());
  const content = await writeFile(made.document, format);
  // Old programs read the plain name, the others the Vietnamese one (RFC 6266).
  const name = encodeURIComponent(fileName(made.document, format));
  return new Response(content as BodyInit, {
    headers: {
      'content-type': MEDIA_TYPES[format],
      'content-disposition': `attachment; filename="document.${format}"; filename*=UTF-8''${name}`,
      'cache-control': 'no-store'
    }
  });
};
