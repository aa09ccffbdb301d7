import { finalMinutesDraft } from '../../domain/documents/compose/final-minutes.ts';
import { markingMinutesDraft } from '../../domain/documents/compose/marking-minutes.ts';
import {
  individualsListDraft,
  noticeDraft,
  unitsListDraft,
  type RankingFacts
} from '../../domain/documents/compose/ranking.ts';
import { annualDraft, reportDraft } from '../../domain/documents/compose/report.ts';
import { participationAnnex, qualityAnnex } from '../../domain/documents/compose/tables.ts';
import type { DocumentKind } from '../../domain/documents/document.ts';
import type { Draft } from '../../domain/documents/draft.ts';
import type { DocumentFields } from '../../domain/documents/fields.ts';
import * as contest from '../contest/service.ts';
import type { Ctx } from '../ctx.ts';
import * as judging from '../judging/service.ts';
import { readRecord } from '../live/record.ts';
import * as results from '../results/service.ts';
import { also, gather, type May } from './facts.ts';

/** Which document; minutes are about one final or one marking. */
export type Order = { kind: DocumentKind; aboutId: string | null };

/** A document as it would be made now; null where there is nothing to make it from. */
export async function draft(
  ctx: Ctx,
  may: May,
  { kind, aboutId }: Order,
  fields: DocumentFields
): Promise<Draft | null> {
  switch (kind) {
    case 'report':
      return report(ctx, may, fields);
    case 'annual': {
      const gathered = await gather(ctx, may, fields.threshold);
      return gathered && annualDraft(gathered.facts, fields);
    }
    case 'notice': {
      const ranking = await rankingFacts(ctx, may);
      return ranking && noticeDraft(ranking, fields);
    }
    case 'units-list': {
      const ranking = await rankingFacts(ctx, may);
      return ranking && unitsListDraft(ranking, fields);
    }
    case 'individuals-list':
      return individuals(ctx, may, fields);
    case 'final-minutes':
      return aboutId === null ? null : finalMinutes(ctx, may, aboutId, fields);
    case 'marking-minutes':
      return aboutId === null ? null : markingMinutes(ctx, may, aboutId, fields);
  }
}

async function report(ctx: Ctx, may: May, fields: DocumentFields): Promise<Draft | null> {
  const gathered = await gather(ctx, may, fields.threshold);
  if (!gathered) return null;
  const { facts, table, levels } = gathered;
  return reportDraft(facts, fields, [
    participationAnnex(table.rows, table.total, levels),
    qualityAnnex(facts)
  ]);
}

async function rankingFacts(ctx: Ctx, may: May): Promise<RankingFacts | null> {
  const view = await contest.current(ctx);
  const ranking = view && (await results.readUnitRanking(ctx, also(may, 'ranking.view')));
  if (!ranking) return null;
  const { roundName, asOf, registered, handedIn, standings: units, cut } = ranking;
  return { contest: view.contest, roundName, asOf, registered, handedIn, units, cut };
}

async function individuals(ctx: Ctx, may: May, fields: DocumentFields): Promise<Draft | null> {
  const facts = await rankingFacts(ctx, may);
  const ranking = facts && (await results.rankAllIndividuals(ctx, also(may, 'ranking.view')));
  if (!ranking) return null;
  const { tree } = ranking.facts;
  return individualsListDraft(
    facts,
    fields,
    ranking.standings,
    (unitId) => tree.get(unitId)?.name ?? ''
  );
}

async function finalMinutes(
  ctx: Ctx,
  may: May,
  finalId: string,
  fields: DocumentFields
): Promise<Draft | null> {
  const view = await contest.current(ctx);
  const record = view && (await readRecord(ctx, also(may, 'final.prepare'), finalId));
  if (!record) return null;
  const about = { contestName: view.contest.name, asOf: ctx.now() };
  return finalMinutesDraft(record.minutes, fields, about);
}

async function markingMinutes(
  ctx: Ctx,
  may: May,
  markingId: string,
  fields: DocumentFields
): Promise<Draft | null> {
  const view = await contest.current(ctx);
  if (!view) return null;
  const read = await judging.readResults(ctx, also(may, 'judging.results'), markingId);
  if (!read.ok) return null;
  const about = { contestName: view.contest.name, asOf: ctx.now() };
  return markingMinutesDraft(read.value, fields, about);
}
