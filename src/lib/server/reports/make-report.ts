import type { Action, Permission } from '../../domain/auth/permissions.ts';
import type { ReportFilter } from '../../domain/reports/filter.ts';
import type { ReportKind } from '../../domain/reports/kinds.ts';
import type { Ctx } from '../ctx.ts';
import { incidentsReport } from './incidents-files.ts';
import { itemsReport } from './items-files.ts';
import { laggardsReport } from './laggards-files.ts';
import { participationReport } from './participation-files.ts';
import { progressReport } from './progress-files.ts';
import { individualsReport, unitsReport } from './ranking-files.ts';
import type { Report } from './report-file.ts';
import { roundTwoReport } from './round-two-files.ts';
import { qualityReport, spectrumReport } from './scores-files.ts';
import { structureReport } from './structure-files.ts';

/** Proves an action for whoever asks: from a request, or from the operator's shell. */
export type Prover = <A extends Action>(action: A) => Permission<A> | Promise<Permission<A>>;

/**
 * Any report as tables without layout: what files, annexes of documents and the command line are
 * made from. Null before there is a contest.
 */
export async function makeReport(
  ctx: Ctx,
  may: Prover,
  kind: ReportKind,
  filter?: ReportFilter
): Promise<Report | null> {
  switch (kind) {
    case 'participation':
      return participationReport(ctx, await may('participation.view'), filter);
    case 'laggards':
      return laggardsReport(ctx, await may('participation.view'), filter);
    case 'progress':
      return progressReport(ctx, await may('participation.view'), filter);
    case 'quality':
      return qualityReport(ctx, await may('participation.view'), filter);
    case 'scores':
      return spectrumReport(ctx, await may('participation.view'), filter);
    case 'structure':
      return structureReport(ctx, await may('participation.view'), filter);
    case 'items':
      return itemsReport(ctx, await may('ranking.view'));
    case 'individuals':
      return individualsReport(ctx, await may('ranking.view'));
    case 'units':
      return unitsReport(ctx, await may('ranking.view'));
    case 'final':
      return roundTwoReport(ctx, await may('final.prepare'));
    case 'incidents':
      return incidentsReport(ctx, await may('monitor.view'));
  }
}
