import { permit, type Action, type Permission } from '../../domain/auth/permissions.ts';
import { blocsFrom, roundOneFrom, tookPartFrom } from '../../domain/documents/collect.ts';
import type { ReportFacts, RoundTwo, Wave } from '../../domain/documents/facts.ts';
import { daysBetween } from '../../domain/documents/house-style.ts';
import { NO_FILTER } from '../../domain/reports/filter.ts';
import { averageScore } from '../../domain/reports/participation.ts';
import type { Band, Quality } from '../../domain/reports/quality.ts';
import type { UnitType } from '../../domain/units/unit.ts';
import * as contest from '../contest/service.ts';
import type { Ctx } from '../ctx.ts';
import { listCalls } from '../entries/calls.ts';
import * as judging from '../judging/service.ts';
import { readRecord } from '../live/record.ts';
import * as live from '../live/service.ts';
import * as reports from '../reports/service.ts';
import type { ParticipationView } from '../reports/service.ts';

export type May = Permission<'document.make'>;

/** Another permission of whoever makes the document, for the service that proves its own. */
export function also<A extends Action>(may: May, action: A, contestId?: string): Permission<A> {
  const subject = contestId === undefined ? may.subject : { contestId };
  const permission = permit(may.actor, action, subject);
  if (!permission) throw new Error(`who may make documents may not ${action}`);
  return permission;
}

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
    roundTwo: await roundTwo(ctx, may, about.id),
    jury: await judging.readJuryState(ctx, about.id),
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

/** Finals whose show has begun, or else the newest call for entries. */
async function roundTwo(ctx: Ctx, may: May, contestId: string): Promise<RoundTwo | null> {
  return (await onStage(ctx, may, contestId)) ?? (await handedIn(ctx, may, contestId));
}

async function onStage(ctx: Ctx, may: May, contestId: string): Promise<RoundTwo | null> {
  const prepare = also(may, 'final.prepare');
  const finals = await live.finalsOf(ctx, contestId);
  const records = await Promise.all(finals.map(({ id }) => readRecord(ctx, prepare, id)));
  const begun = records.flatMap((record) => {
    const at = record?.minutes.begunAt ?? null;
    return record && at !== null ? [{ minutes: record.minutes, begunAt: at }] : [];
  });
  const [first] = begun;
  if (!first) return null;
  const ends = begun.map(({ minutes }) => minutes.endedAt ?? Infinity);
  return {
    teams: begun.reduce((sum, { minutes }) => sum + minutes.teams.length, 0),
    days: begun.flatMap(({ minutes, begunAt }) => daysBetween(begunAt, minutes.endedAt ?? begunAt)),
    endsAt: Math.max(...ends),
    source: { page: 'final', id: first.minutes.finalId }
  };
}

async function handedIn(ctx: Ctx, may: May, contestId: string): Promise<RoundTwo | null> {
  const call = (await listCalls(ctx, also(may, 'entry.prepare'), contestId)).at(-1);
  return call
    ? {
        teams: call.entrants,
        days: [call.closesAt],
        endsAt: call.closesAt,
        source: { page: 'entries', id: call.id }
      }
    : null;
}
