import { finalMinutesDraft } from '../../domain/documents/compose/final-minutes.ts';
import { markingMinutesDraft } from '../../domain/documents/compose/marking-minutes.ts';
import { individualsListDraft, unitsListDraft } from '../../domain/documents/compose/lists.ts';
import { noticeDraft } from '../../domain/documents/compose/notice.ts';
import type { RankingFacts } from '../../domain/documents/compose/ranking-facts.ts';
import { scoreSheetDraft } from '../../domain/documents/compose/score-sheet.ts';
import { annualDraft, reportDraft } from '../../domain/documents/compose/report.ts';
import { participationAnnex, qualityAnnex } from '../../domain/documents/compose/tables.ts';
import type { DocumentKind } from '../../domain/documents/document.ts';
import type { Draft } from '../../domain/documents/draft.ts';
import type { DocumentFields } from '../../domain/documents/fields.ts';
import type { Permission } from '../../domain/auth/permissions.ts';
import { windowOf } from '../../domain/contest/schedule.ts';
import type { MarkingResults } from '../../domain/judging/views.ts';
import { fullNames } from '../../domain/units/place-name.ts';
import * as contest from '../contest/service.ts';
import type { Ctx } from '../ctx.ts';
import * as judging from '../judging/service.ts';
import { readRecord } from '../live/record.ts';
import * as results from '../results/service.ts';
import * as units from '../units/service.ts';
import { also, type May } from './also.ts';
import { gather } from './facts.ts';

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
      return aboutId === null
        ? null
        : markingMinutes(ctx, also(may, 'judging.results'), aboutId, fields);
    case 'score-sheet':
      return aboutId === null || judgeId === null
        ? null
        : fromMarking(ctx, also(may, 'judging.results'), aboutId, (results, about) =>
            scoreSheetDraft(results, judgeId, fields, about)
          );
  }
}

async function report(ctx: Ctx, may: May, fields: DocumentFields): Promise<Draft | null> {
  const gathered = await gather(ctx, may, fields.threshold);
  if (!gathered) return null;
  const { facts, table, levels } = gathered;
  return reportDraft(facts, fields, [
    ...(facts.registered > 0 ? [participationAnnex(table.rows, table.total, levels)] : []),
    ...(facts.quality.valid > 0 ? [qualityAnnex(facts)] : [])
  ]);
}

async function rankingFacts(ctx: Ctx, may: May): Promise<RankingFacts | null> {
  const view = await contest.current(ctx);
  const ranking = view && (await results.rankUnitsNow(ctx, also(may, 'ranking.view')));
  if (!ranking) return null;
  const { roundName, asOf, registered, handedIn, standings, cut } = ranking;
  return {
    contest: view.contest,
    roundName,
    asOf,
    closesAt: windowOf(view.sessions)?.closesAt ?? null,
    registered,
    handedIn,
    units: standings,
    cut,
    tieBreaks: view.round.rules.tieBreaks,
    unitName: await unitNames(ctx)
  };
}

/** Units as documents name them, by id. */
async function unitNames(ctx: Ctx): Promise<(unitId: string) => string> {
  const names = fullNames((await units.readTree(ctx)).units);
  return (unitId) => names.get(unitId) ?? '';
}

async function individuals(ctx: Ctx, may: May, fields: DocumentFields): Promise<Draft | null> {
  const facts = await rankingFacts(ctx, may);
  const ranking = facts && (await results.rankIndividualsNow(ctx, also(may, 'ranking.view')));
  if (!ranking || ranking.names.areHeld) return null;
  return individualsListDraft(facts, fields, ranking.standings);
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
  return finalMinutesDraft(record.minutes, fields, {
    contestName: view.contest.name,
    asOf: ctx.now(),
    jury: await judging.juryOfFinal(ctx, view.contest.id, finalId)
  });
}

/** The minutes of a marking, once it is locked as a whole. */
export const markingMinutes = (
  ctx: Ctx,
  permission: Permission<'judging.results'>,
  markingId: string,
  fields: DocumentFields
): Promise<Draft | null> =>
  fromMarking(ctx, permission, markingId, (results, about) =>
    markingMinutesDraft(results, fields, about)
  );

/** What a marking tells once it is locked as a whole; before that nothing. */
async function fromMarking(
  ctx: Ctx,
  permission: Permission<'judging.results'>,
  markingId: string,
  compose: (results: MarkingResults, about: { contestName: string; asOf: number }) => Draft | null
): Promise<Draft | null> {
  const view = await contest.current(ctx);
  const read = view && (await judging.readResults(ctx, permission, markingId));
  if (!view || !read?.ok) return null;
  const tree = await units.readTree(ctx);
  const names = fullNames(tree.units);
  const rows = read.value.rows.map((row) => {
    const unit = row.unitId === null ? undefined : tree.get(row.unitId);
    return unit?.name === row.name ? { ...row, name: names.get(unit.id) ?? row.name } : row;
  });
  return compose({ ...read.value, rows }, { contestName: view.contest.name, asOf: ctx.now() });
}
