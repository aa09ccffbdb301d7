import { previewOf } from '#lib/domain/documents/preview.ts';
import * as documents from '#lib/server/documents/service.ts';
import { madeDocument } from '#lib/server/kit/documents.ts';
import type { PageServerLoad } from './$types';

/** Differences that a page lists; more of them are counted. */
const MOST = 50;

/** A document as it was made, and what the data say otherwise now. */
export const load: PageServerLoad = async (event) => {
  const { made, permission } = await madeDocument(event);
  const differences = await documents.readDifferences(event.locals.ctx, permission, made);
  const { id, kind, madeAt, madeBy, hash } = made;
  return {
    made: { id, kind, madeAt, madeBy, hash },
    isNew: event.url.searchParams.has('made'),
    document: previewOf(made.document),
    differences: differences.slice(0, MOST),
    differing: differences.length
  };
};
