import type { Permission } from '../../domain/auth/permissions.ts';
import { blocsFrom, roundOneFrom, tookPartFrom } from '../../domain/documents/collect.ts';
import type { ReportFacts, Wave } from '../../domain/documents/facts.ts';
import { NO_FILTER } from '../../domain/reports/filter.ts';
import { averageScore } from '../../domain/reports/participation.ts';
import type { Band, Quality } from '../../domain/reports/quality.ts';
import type { UnitType } from '../../domain/units/unit.ts';
import * as contest from '../contest/service.ts';
import type { Ctx } from '../ctx.ts';
import * as reports from '../reports/service.ts';
import type { ParticipationView } from '../reports/service.ts';
import { also, type May } from './also.ts';
import { gatherRoundTwo } from './round-two.ts';

/** What the reports say, and what their annexes are made from. */
export type Gathered = {
  table: ParticipationView;
  levels: readonly UnitType[];
  facts: ReportFacts;
};

/**
 * Everything that the report on the result is made from; null before there is a contest.
 *
 * @param threshold percent below which a unit took part little
 */
export async function gather(ctx: Ctx, may: May, threshold: number): Promise<Gathered | null> {
  const view = await contest.current(ctx);
  const participation = also(may, 'participation.view');
  const filter = { ...NO_FILTER, threshold };
  const table = view && (await reports.readParticipation(ctx, participation, filter));
  const lagging = await reports.readLaggards(ctx, participation, filter);
  const quality = await reports.readQuality(ctx, participation, filter);
  if (!view || !table || !lagging || !quality) return null;
  const { contest: about, sessions } = view;
  const { rows, total, asOf, maxScore } = table;
  const { levels } = about.unitRanking;
  const facts: ReportFacts = {
    contestName: about.name,
    plan: about.about.plan,
    asOf,
    registered: total.registered,
    roundOne: roundOneFrom(sessions),
    ...(await gatherRoundTwo(ctx, may, about.id)),
    prizes: null,
    participation: tookPartFrom(rows, total, levels, lagging),
    quality: {
      valid: total.valid,
      bands: bandsOf(quality),
      mean: averageScore(total),
      max: maxScore
    },
    waves: await lastDays(ctx, participation),
    blocs: blocsFrom(rows)
  };
  return { table, levels, facts };
}

/** The last two days on which papers were handed in. */
async function lastDays(ctx: Ctx, may: Permission<'participation.view'>): Promise<Wave[]> {
  const progress = await reports.readProgress(ctx, may);
  const days = (progress?.days ?? []).filter(({ valid }) => valid > 0).slice(-2);
  const qualities = await Promise.all(
    days.map(({ from }) => reports.readQuality(ctx, may, { ...NO_FILTER, day: from }))
  );
  return qualities.flatMap((one, at) =>
    one ? [{ day: days[at]?.from ?? 0, attempts: one.entries, perfect: bandsOf(one).all }] : []
  );
}

function bandsOf({ bands }: Quality): Record<Band, number> {
  const entries = (band: Band): number => bands.find((one) => one.band === band)?.entries ?? 0;
  return {
    all: entries('all'),
    high: entries('high'),
    middle: entries('middle'),
    low: entries('low')
  };
}
