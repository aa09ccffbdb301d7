import { finalMinutesDraft } from '../../domain/documents/compose/final-minutes.ts';
import { markingMinutesDraft } from '../../domain/documents/compose/marking-minutes.ts';
import {
  individualsListDraft,
  noticeDraft,
  unitsListDraft,
  type RankingFacts
} from '../../domain/documents/compose/ranking.ts';
import { scoreSheetDraft } from '../../domain/documents/compose/score-sheet.ts';
import { annualDraft, reportDraft } from '../../domain/documents/compose/report.ts';
import { participationAnnex, qualityAnnex } from '../../domain/documents/compose/tables.ts';
import type { DocumentKind } from '../../domain/documents/document.ts';
import type { Draft } from '../../domain/documents/draft.ts';
import type { DocumentFields } from '../../domain/documents/fields.ts';
import type { MarkingResults } from '../../domain/judging/views.ts';
import * as contest from '../contest/service.ts';
import type { Ctx } from '../ctx.ts';
import * as judging from '../judging/service.ts';
import { readRecord } from '../live/record.ts';
import * as results from '../results/service.ts';
import { also, gather, type May } from './facts.ts';

/**
 * Which document. Minutes are about one final or one marking, score sheets about one marking and
 * one judge.
 */
export type Order = { kind: DocumentKind; aboutId: string | null; judgeId: string | null };

/** A document as it would be made now; null where there is nothing to make it from. */
export async function draft(
  ctx: Ctx,
  may: May,
  { kind, aboutId, judgeId }: Order,
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
      return fromMarking(ctx, may, aboutId, (results, about) =>
        markingMinutesDraft(results, fields, about)
      );
    case 'score-sheet':
      return fromMarking(ctx, may, aboutId, (results, about) =>
        judgeId === null ? null : scoreSheetDraft(results, judgeId, fields, about)
      );
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
  const ranking = view && (await results.rankUnitsNow(ctx, also(may, 'ranking.view')));
  if (!ranking) return null;
  const { roundName, asOf, registered, handedIn, standings: units, cut } = ranking;
  return { contest: view.contest, roundName, asOf, registered, handedIn, units, cut };
}

async function individuals(ctx: Ctx, may: May, fields: DocumentFields): Promise<Draft | null> {
  const facts = await rankingFacts(ctx, may);
  const ranking = facts && (await results.rankIndividualsNow(ctx, also(may, 'ranking.view')));
  if (!ranking || ranking.names.areHeld) return null;
  const { tree } = ranking;
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

/** What a marking tells once it is locked as a whole; before that nothing. */
async function fromMarking(
  ctx: Ctx,
  may: May,
  markingId: string | null,
  compose: (results: MarkingResults, about: { contestName: string; asOf: number }) => Draft | null
): Promise<Draft | null> {
  const view = await contest.current(ctx);
  if (!view || markingId === null) return null;
  const read = await judging.readResults(ctx, also(may, 'judging.results'), markingId);
  return read.ok ? compose(read.value, { contestName: view.contest.name, asOf: ctx.now() }) : null;
}
