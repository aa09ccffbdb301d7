import { createHash } from 'node:crypto';
import type { Permission } from '../../domain/auth/permissions.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import type { OfficialDocument } from '../../domain/documents/document.ts';
import { differencesOf, type Difference } from '../../domain/documents/differences.ts';
import type { DocumentRefusal, Draft } from '../../domain/documents/draft.ts';
import type { DocumentFields } from '../../domain/documents/fields.ts';
import { numberOf } from '../../domain/documents/lines.ts';
import { prefilled } from '../../domain/documents/prefill.ts';
import * as audit from '../audit/service.ts';
import * as contest from '../contest/service.ts';
import type { Ctx } from '../ctx.ts';
import * as results from '../results/service.ts';
import * as units from '../units/service.ts';
import type { May } from './also.ts';
import { draft, markingMinutes, type Order } from './drafting.ts';
import { judgesOf } from './offers.ts';
import * as store from './store.ts';

export type { May } from './also.ts';
export type { Order } from './drafting.ts';
export { listOrders, type Offer } from './offers.ts';

/** A snapshot without its content, for lists; `about` and `signer` tell several of a kind apart. */
export type MadeDocument = Omit<store.Snapshot, 'document' | 'accountId' | 'contestId'> & {
  /** What it is about, the first line of its subject. */
  about: string;
  signer: string;
  /** "05/BC-SNV"; null where it was made without a number. */
  number: string | null;
};

/**
 * Fields to begin with and the document that they would give now, the first where there are several.
 */
export async function readDraft(
  ctx: Ctx,
  may: May,
  order: Order
): Promise<Result<{ fields: DocumentFields; draft: Draft; papers: number }, DocumentRefusal>> {
  const fields = await fieldsFor(ctx, order);
  if (!fields) return refused('no-contest');
  if (await areNamesHeld(ctx, order)) return refused('names-held');
  const orders = await single(ctx, may, order);
  const made = orders[0] && (await draft(ctx, may, orders[0], fields));
  return made
    ? accepted({ fields, draft: made, papers: orders.length })
    : refused('nothing-to-tell');
}

/** A list of people with their scores waits until the round is over. */
async function areNamesHeld(ctx: Ctx, { kind }: Order): Promise<boolean> {
  const view = await contest.current(ctx);
  if (kind !== 'individuals-list' || !view) return false;
  return (await results.readNames(ctx, view)).areHeld;
}

/** Score sheets of no particular judge are those of all of them, a document each. */
async function single(ctx: Ctx, may: May, order: Order): Promise<Order[]> {
  const { kind, aboutId, judgeId } = order;
  if (kind !== 'score-sheet' || aboutId === null || judgeId !== null) return [order];
  const judges = await judgesOf(ctx, may, aboutId);
  return judges.map(({ id }) => ({ ...order, judgeId: id }));
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
 * Makes a document, or the score sheets of all judges: dated pictures of what they say, which later
 * changes of the data do not touch. On the record. Number and day are not offered again the next
 * time.
 */
export async function make(
  ctx: Ctx,
  may: May,
  order: Order,
  fields: DocumentFields
): Promise<Result<{ ids: string[] }, DocumentRefusal>> {
  const view = await contest.current(ctx);
  if (!view) return refused('no-contest');
  if (await areNamesHeld(ctx, order)) return refused('names-held');
  const snapshots: store.Snapshot[] = [];
  const at = ctx.now();
  for (const one of await single(ctx, may, order)) {
    const made = await draft(ctx, may, one, fields);
    if (!made) return refused('nothing-to-tell');
    snapshots.push({
      ...snapshotOf(may, one, made),
      id: ctx.id(),
      contestId: view.contest.id,
      madeAt: at
    });
  }
  if (snapshots.length === 0) return refused('nothing-to-tell');
  await ctx.tx(async (ctx) => {
    for (const snapshot of snapshots) await keep(ctx, may, snapshot);
    const next = { ...fields, number: null, day: null, meetingFrom: null, meetingTo: null };
    await store.putFields(ctx.db, view.contest.id, order.kind, next, at);
  });
  return accepted({ ids: snapshots.map(({ id }) => id) });
}

const snapshotOf = (
  may: May,
  order: Order,
  { document }: Draft
): Omit<store.Snapshot, 'id' | 'contestId' | 'madeAt'> => ({
  ...order,
  document,
  hash: hashOf(JSON.stringify(document)),
  accountId: may.actor?.accountId ?? null,
  madeBy: may.actor?.displayName ?? ''
});

async function keep(ctx: Ctx, may: May, snapshot: store.Snapshot): Promise<void> {
  const { id, kind, aboutId, judgeId, hash } = snapshot;
  await store.insert(ctx.db, snapshot);
  const detail = { kind, aboutId, judgeId, hash };
  await audit.record(ctx, may.actor, 'document.make', `document:${id}`, detail);
}

/** Documents that were made in this contest, newest first. */
export async function listMade(ctx: Ctx, _may: May): Promise<MadeDocument[]> {
  const view = await contest.current(ctx);
  if (!view) return [];
  const all = await store.ofContest(ctx.db, view.contest.id);
  return all.map(({ id, kind, aboutId, judgeId, hash, madeAt, madeBy, document }) => ({
    id,
    kind,
    aboutId,
    judgeId,
    hash,
    madeAt,
    madeBy,
    about: document.subject.split('\n')[0] ?? '',
    signer: document.signings.at(-1)?.name ?? '',
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
  { kind, aboutId, judgeId, document }: store.Snapshot
): Promise<Difference[]> {
  const order = { kind, aboutId, judgeId };
  const fields = await fieldsFor(ctx, order);
  const now = fields && (await draft(ctx, may, order, { ...fields, ...document.asked }));
  return now ? differencesOf(document, now.document) : [];
}

async function fieldsFor(ctx: Ctx, { kind }: Pick<Order, 'kind'>): Promise<DocumentFields | null> {
  const view = await contest.current(ctx);
  if (!view) return null;
  const [root] = (await units.readTree(ctx)).children(null);
  return prefilled(await store.filled(ctx.db), view.contest.id, kind, {
    organizer: view.contest.about.organizer,
    contestName: view.contest.name,
    place: placeOf(root?.name ?? '')
  });
}

/** The minutes of a locked marking as they would be made now, for all who may see its results. */
export async function readMarkingMinutes(
  ctx: Ctx,
  permission: Permission<'judging.results'>,
  markingId: string
): Promise<OfficialDocument | null> {
  const fields = await fieldsFor(ctx, { kind: 'marking-minutes' });
  const made = fields && (await markingMinutes(ctx, permission, markingId, fields));
  return made?.document ?? null;
}

/** "Đồng Tháp" of "Tỉnh Đồng Tháp" (box 4). */
const placeOf = (province: string): string => province.replace(/^(Tỉnh|Thành phố) /i, '');

const hashOf = (content: string): string => createHash('sha256').update(content).digest('hex');
