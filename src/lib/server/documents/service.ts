import { createHash } from 'node:crypto';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import { differencesOf, type Difference } from '../../domain/documents/differences.ts';
import type { DocumentRefusal, Draft } from '../../domain/documents/draft.ts';
import type { DocumentFields } from '../../domain/documents/fields.ts';
import { numberOf } from '../../domain/documents/lines.ts';
import { prefilled } from '../../domain/documents/prefill.ts';
import * as audit from '../audit/service.ts';
import * as contest from '../contest/service.ts';
import type { Ctx } from '../ctx.ts';
import * as units from '../units/service.ts';
import { draft, type Order } from './drafting.ts';
import type { May } from './facts.ts';
import * as store from './store.ts';

export type { May } from './facts.ts';
export type { Order } from './drafting.ts';
export { listOrders, type Offer } from './offers.ts';

/** A snapshot without its content, for lists. */
export type MadeDocument = Omit<store.Snapshot, 'document' | 'accountId' | 'contestId'> & {
  /** "05/BC-SNV"; null where it was made without a number. */
  number: string | null;
};

/** Fields to begin with and the document that they would give now. */
export async function readDraft(
  ctx: Ctx,
  may: May,
  order: Order
): Promise<Result<{ fields: DocumentFields; draft: Draft }, DocumentRefusal>> {
  const fields = await fieldsFor(ctx, order);
  if (!fields) return refused('no-contest');
  const made = await draft(ctx, may, order, fields);
  return made ? accepted({ fields, draft: made }) : refused('nothing-to-tell');
}

/** Keeps what was filled in, for this document and for the next of its kind. */
export async function keepFields(
  ctx: Ctx,
  _may: May,
  { kind }: Order,
  fields: DocumentFields
): Promise<Result<null, DocumentRefusal>> {
  const view = await contest.current(ctx);
  if (!view) return refused('no-contest');
  await store.putFields(ctx.db, view.contest.id, kind, fields, ctx.now());
  return accepted(null);
}

/**
 * Makes a document: a dated picture of what it says, which later changes of the data do not touch.
 * On the record. Number and day are not offered again the next time.
 */
export async function make(
  ctx: Ctx,
  may: May,
  order: Order,
  fields: DocumentFields
): Promise<Result<{ id: string }, DocumentRefusal>> {
  const view = await contest.current(ctx);
  if (!view) return refused('no-contest');
  const made = await draft(ctx, may, order, fields);
  if (!made) return refused('nothing-to-tell');
  const content = JSON.stringify(made.document);
  const snapshot: store.Snapshot = {
    ...order,
    id: ctx.id(),
    contestId: view.contest.id,
    document: made.document,
    hash: hashOf(content),
    madeAt: ctx.now(),
    accountId: may.actor?.accountId ?? null,
    madeBy: may.actor?.displayName ?? ''
  };
  await ctx.tx(async (ctx) => {
    await store.insert(ctx.db, snapshot, content);
    const next = { ...fields, number: null, day: null };
    await store.putFields(ctx.db, view.contest.id, order.kind, next, ctx.now());
    const detail = { ...order, hash: snapshot.hash };
    await audit.record(ctx, may.actor, 'document.make', `document:${snapshot.id}`, detail);
  });
  return accepted({ id: snapshot.id });
}

/** Documents that were made in this contest, newest first. */
export async function listMade(ctx: Ctx, _may: May): Promise<MadeDocument[]> {
  const view = await contest.current(ctx);
  if (!view) return [];
  const all = await store.ofContest(ctx.db, view.contest.id);
  return all.map(({ id, kind, aboutId, hash, madeAt, madeBy, document }) => ({
    id,
    kind,
    aboutId,
    hash,
    madeAt,
    madeBy,
    number: document.head.number === null ? null : numberOf(document.head)
  }));
}

/** A document as it was made; null if there is none. */
export async function readMade(ctx: Ctx, _may: May, id: string): Promise<store.Snapshot | null> {
  const view = await contest.current(ctx);
  const found = view && (await store.find(ctx.db, view.contest.id, id));
  if (!found) return null;
  const { content, ...snapshot } = found;
  if (hashOf(content) !== snapshot.hash) throw new Error(`document ${id} is not what was made`);
  return snapshot;
}

/** Recomputes the hash of every document that was ever made. */
export async function verifyMade(ctx: Ctx): Promise<{ made: number; changed: string[] }> {
  const all = await store.contents(ctx.db);
  return {
    made: all.length,
    changed: all.filter(({ content, hash }) => hashOf(content) !== hash).map(({ id }) => id)
  };
}

/** What the data say otherwise now than a document did when it was made. */
export async function readDifferences(
  ctx: Ctx,
  may: May,
  { kind, aboutId, document }: store.Snapshot
): Promise<Difference[]> {
  const fields = await fieldsFor(ctx, { kind, aboutId });
  const now = fields && (await draft(ctx, may, { kind, aboutId }, fields));
  return now ? differencesOf(document, now.document) : [];
}

async function fieldsFor(ctx: Ctx, { kind }: Order): Promise<DocumentFields | null> {
  const view = await contest.current(ctx);
  if (!view) return null;
  const [root] = (await units.readTree(ctx)).children(null);
  return prefilled(await store.filled(ctx.db), view.contest.id, kind, {
    organizer: view.contest.about.organizer,
    place: placeOf(root?.name ?? '')
  });
}

/** "Đồng Tháp" of "Tỉnh Đồng Tháp" (box 4). */
const placeOf = (province: string): string => province.replace(/^(Tỉnh|Thành phố) /i, '');

const hashOf = (content: string): string => createHash('sha256').update(content).digest('hex');
