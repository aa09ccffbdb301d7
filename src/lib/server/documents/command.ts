import { plainText } from '../../domain/documents/plain-text.ts';
import * as contest from '../contest/service.ts';
import type { Ctx } from '../ctx.ts';
import { operatorMay } from '../operator.ts';
import { FILE_FORMATS, writeFile } from './files.ts';
import { listOrders, readDraft, type May, type Offer, type Order } from './service.ts';

export const DOCUMENT_FORMATS = ['text', ...FILE_FORMATS] as const;

type Wanted = {
  report: 'annual' | 'participation' | 'notice' | 'results' | 'minutes' | 'sheet';
  aboutId: string | null;
  /** The name of the judge whose sheet is wanted. */
  judge: string | null;
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

async function orderOf(ctx: Ctx, may: May, { report, aboutId, judge }: Wanted): Promise<Order> {
  switch (report) {
    case 'annual':
    case 'notice':
      return { kind: report, aboutId: null, judgeId: null };
    case 'participation':
      return { kind: 'report', aboutId: null, judgeId: null };
    case 'results':
      return { kind: 'units-list', aboutId: null, judgeId: null };
    case 'minutes': {
      const found = (await offersAbout(ctx, may, aboutId))[0];
      if (!found) throw new Error(`No final that has begun and no locked marking ${aboutId ?? ''}`);
      return { kind: found.kind, aboutId, judgeId: null };
    }
    case 'sheet': {
      const offers = await offersAbout(ctx, may, aboutId);
      const judges = offers.flatMap((one) => one.judges);
      const found = judges.find(({ name }) => name === judge);
      if (!found) {
        const names = judges.map(({ name }) => name).join(', ') || 'no locked marking with this id';
        throw new Error(`No score sheets of ${judge ?? ''}. Judges: ${names}`);
      }
      return { kind: 'score-sheet', aboutId, judgeId: found.id };
    }
  }
}

/** What can be made of one final or one marking, minutes first. */
async function offersAbout(ctx: Ctx, may: May, aboutId: string | null): Promise<Offer[]> {
  const offers = await listOrders(ctx, may);
  return offers.filter((one) => aboutId !== null && one.aboutId === aboutId);
}
