import { plainText } from '../../domain/documents/plain-text.ts';
import * as contest from '../contest/service.ts';
import type { Ctx } from '../ctx.ts';
import { operatorMay } from '../operator.ts';
import { FILE_FORMATS, writeFile } from './files.ts';
import { listOrders, readDraft, type May, type Order } from './service.ts';

export const DOCUMENT_FORMATS = ['text', ...FILE_FORMATS] as const;

type Wanted = {
  report: 'annual' | 'participation' | 'notice' | 'results' | 'minutes';
  aboutId: string | null;
};

/**
 * A document for the operator's shell, as it would be made now: nothing is kept.
 *
 * @throws Error if there is nothing to make it from
 */
export async function writeDocumentFor(
  ctx: Ctx,
  wanted: Wanted,
  format: (typeof DOCUMENT_FORMATS)[number]
): Promise<string | Uint8Array> {
  const view = await contest.current(ctx);
  if (!view) throw new Error('There is no contest in this database.');
  const may = operatorMay('document.make', { contestId: view.contest.id });
  const read = await readDraft(ctx, may, await orderOf(ctx, may, wanted));
  if (!read.ok) throw new Error('There is nothing yet to make this document from.');
  const { draft } = read.value;
  return format === 'text' ? plainText(draft.document) : writeFile(draft.document, format);
}

async function orderOf(ctx: Ctx, may: May, { report, aboutId }: Wanted): Promise<Order> {
  switch (report) {
    case 'annual':
    case 'notice':
      return { kind: report, aboutId: null };
    case 'participation':
      return { kind: 'report', aboutId: null };
    case 'results':
      return { kind: 'units-list', aboutId: null };
    case 'minutes': {
      const offers = await listOrders(ctx, may);
      const found = offers.find((one) => aboutId !== null && one.aboutId === aboutId);
      if (!found) throw new Error(`No final that has begun and no locked marking ${aboutId ?? ''}`);
      return { kind: found.kind, aboutId };
    }
  }
}
