import type { DocumentKind } from '../../domain/documents/document.ts';
import * as contest from '../contest/service.ts';
import type { Ctx } from '../ctx.ts';
import * as judging from '../judging/service.ts';
import { readRecord } from '../live/record.ts';
import * as live from '../live/service.ts';
import { also, type May } from './also.ts';

/**
 * A document that can be made; `name` is the final or the marking that it is about, `judges` are
 * those whose score sheets there are.
 */
export type Offer = {
  kind: DocumentKind;
  aboutId: string | null;
  name: string | null;
  judges: readonly { id: string; name: string }[];
};

const ALWAYS = ['report', 'annual', 'notice', 'units-list', 'individuals-list'] as const;

/**
 * What can be made now: minutes of every final that has begun, minutes and score sheets of every
 * locked marking.
 */
export async function listOrders(ctx: Ctx, may: May): Promise<Offer[]> {
  const view = await contest.current(ctx);
  if (!view) return [];
  const contestId = view.contest.id;
  return [
    ...ALWAYS.map((kind) => ({ kind, aboutId: null, name: null, judges: [] })),
    ...(await finals(ctx, may, contestId)),
    ...(await markings(ctx, may, contestId))
  ];
}

async function finals(ctx: Ctx, may: May, contestId: string): Promise<Offer[]> {
  const prepare = also(may, 'final.prepare');
  const all = await live.finalsOf(ctx, contestId);
  const records = await Promise.all(all.map(({ id }) => readRecord(ctx, prepare, id)));
  return all.flatMap(({ id, name }, at) =>
    records[at] ? [{ kind: 'final-minutes' as const, aboutId: id, name, judges: [] }] : []
  );
}

async function markings(ctx: Ctx, may: May, contestId: string): Promise<Offer[]> {
  const all = await judging.listMarkings(ctx, also(may, 'judging.prepare', contestId));
  const locked = all.filter(({ state }) => state === 'locked');
  const judges = await Promise.all(locked.map(({ id }) => judgesOf(ctx, may, id)));
  return locked.flatMap(({ id, name }, at) => [
    { kind: 'marking-minutes' as const, aboutId: id, name, judges: [] },
    { kind: 'score-sheet' as const, aboutId: id, name, judges: judges[at] ?? [] }
  ]);
}

/** Judges who handed in a sheet for a locked marking, in the order of their appointment. */
export async function judgesOf(ctx: Ctx, may: May, markingId: string): Promise<Offer['judges']> {
  const read = await judging.readResults(ctx, also(may, 'judging.results'), markingId);
  if (!read.ok) return [];
  const { judges, rows } = read.value;
  const marked = new Set(rows.flatMap(({ sheets }) => sheets.map(({ judgeId }) => judgeId)));
  return judges.filter(({ id }) => marked.has(id)).map(({ id, name }) => ({ id, name }));
}
