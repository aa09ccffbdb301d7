import type { Permission } from '../../domain/auth/permissions.ts';
import type { Hundredths } from '../../domain/core/points.ts';
import type { Instant } from '../../domain/core/time.ts';
import { shareOfRegistered } from '../../domain/reports/participation.ts';
import { busiestDay } from '../../domain/reports/progress.ts';
import type { Share } from '../../domain/results/share.ts';
import type { Ctx } from '../ctx.ts';
import { readIncidents } from './incidents.ts';
import { countFlagged } from './items.ts';
import type { Prover } from './make-report.ts';
import { readLaggards, readParticipation } from './participation.ts';
import { readProgress } from './progress.ts';
import type { ReportHead } from './reading.ts';
import { readRoundTwo } from './round-two.ts';
import { readSpectrum } from './scores.ts';
import { readStructure } from './structure.ts';

/** The key figure of each report, for the page that leads to them all. */
export type CentreView = ReportHead & {
  registered: number;
  tookPart: number;
  rate: Share;
  threshold: number;
  below: number;
  full: number;
  busiest: { day: Instant; attempts: number } | null;
  perfect: number;
  mean: Hundredths | null;
  /** Questions to look at; null while the round runs. */
  flagged: number | null;
  largestBloc: { bloc: string; share: number } | null;
  rankedUnits: number;
  stages: number;
  jury: 'at-work' | 'done' | null;
  incidents: number;
};

/** Every report's key figure (PRODUCT 8); null before there is a contest. */
export async function readCentre(ctx: Ctx, may: Prover): Promise<CentreView | null> {
  const mayCount = await may('participation.view');
  const participation = await readParticipation(ctx, mayCount);
  if (!participation) return null;
  const { ranks, total, filter } = participation;
  const laggards = await readLaggards(ctx, mayCount, filter);
  const incidents = await readIncidents(ctx, await may('monitor.view'));
  return {
    ...headOf(participation),
    registered: total.registered,
    tookPart: total.tookPart,
    rate: shareOfRegistered(total),
    threshold: filter.threshold,
    below: laggards?.below.length ?? 0,
    full: laggards?.full.length ?? 0,
    busiest: await busiestOf(ctx, mayCount),
    perfect: total.perfect,
    mean: (await readSpectrum(ctx, mayCount))?.all.mean ?? null,
    flagged: await countFlagged(ctx, await may('ranking.view')),
    largestBloc: await largestBlocOf(ctx, mayCount),
    rankedUnits: ranks?.size ?? 0,
    ...(await roundTwoOf(ctx, await may('final.prepare'))),
    incidents: incidents?.incidents.length ?? 0
  };
}

/** What a report says of itself, without its tables. */
const headOf = (view: ReportHead): ReportHead => ({
  contestName: view.contestName,
  roundName: view.roundName,
  asOf: view.asOf,
  unitName: view.unitName,
  bloc: view.bloc,
  maxScore: view.maxScore,
  questions: view.questions,
  choices: view.choices
});

async function busiestOf(
  ctx: Ctx,
  permission: Permission<'participation.view'>
): Promise<CentreView['busiest']> {
  const days = (await readProgress(ctx, permission))?.days ?? [];
  const day = busiestDay(days);
  return day === null
    ? null
    : { day, attempts: days.find(({ from }) => from === day)?.attempts ?? 0 };
}

async function largestBlocOf(
  ctx: Ctx,
  permission: Permission<'participation.view'>
): Promise<CentreView['largestBloc']> {
  const groups = (await readStructure(ctx, permission))?.byBloc ?? [];
  const [largest] = groups.toSorted((left, right) => right.tookPart - left.tookPart);
  return largest?.key && largest.share ? { bloc: largest.key, share: largest.share } : null;
}

async function roundTwoOf(
  ctx: Ctx,
  permission: Permission<'final.prepare'>
): Promise<Pick<CentreView, 'stages' | 'jury'>> {
  const view = await readRoundTwo(ctx, permission);
  const markings = view?.markings ?? [];
  const isOpen = markings.some(({ state }) => state === 'open');
  return {
    stages: view?.stages.length ?? 0,
    jury: isOpen ? 'at-work' : markings.length > 0 ? 'done' : null
  };
}
