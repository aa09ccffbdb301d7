import type { DocumentKind } from '../../domain/documents/document.ts';
import * as contest from '../contest/service.ts';
import type { Ctx } from '../ctx.ts';
import * as judging from '../judging/service.ts';
import { readRecord } from '../live/record.ts';
import * as live from '../live/service.ts';
import { also, type May } from './facts.ts';

/** A document that can be made; `name` is the final or the marking that minutes are about. */
export type Offer = { kind: DocumentKind; aboutId: string | null; name: string | null };

const ALWAYS = ['report', 'annual', 'notice', 'units-list', 'individuals-list'] as const;

/** What can be made now: minutes of every final that has begun and of every locked marking. */
export async function listOrders(ctx: Ctx, may: May): Promise<Offer[]> {
  const view = await contest.current(ctx);
  if (!view) return [];
  const contestId = view.contest.id;
  return [
    ...ALWAYS.map((kind) => ({ kind, aboutId: null, name: null })),
    ...(await finals(ctx, may, contestId)),
    ...(await markings(ctx, may, contestId))
  ];
}

async function finals(ctx: Ctx, may: May, contestId: string): Promise<Offer[]> {
  const prepare = also(may, 'final.prepare');
  const all = await live.finalsOf(ctx, contestId);
  const records = await Promise.all(all.map(({ id }) => readRecord(ctx, prepare, id)));
  return all.flatMap(({ id, name }, at) =>
    records[at] ? [{ kind: 'final-minutes' as const, aboutId: id, name }] : []
  );
}

async function markings(ctx: Ctx, may: May, contestId: string): Promise<Offer[]> {
  const all = await judging.listMarkings(ctx, also(may, 'judging.prepare', contestId));
  return all
    .filter(({ state }) => state === 'locked')
    .map(({ id, name }) => ({ kind: 'marking-minutes' as const, aboutId: id, name }));
}
