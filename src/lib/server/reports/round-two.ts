import { permit, type Permission } from '../../domain/auth/permissions.ts';
import { NO_FILTER } from '../../domain/reports/filter.ts';
import {
  markingReport,
  stageReport,
  type MarkingReport,
  type RoundTwo,
  type StageReport
} from '../../domain/reports/round-two.ts';
import type { Ctx } from '../ctx.ts';
import { listMarkings, readResults } from '../judging/service.ts';
import { readRecord } from '../live/record.ts';
import { finalsOf } from '../live/service.ts';
import { openReading, type ReportHead } from './reading.ts';

type May = Permission<'final.prepare'>;

/** Round two: shows and markings of the jury (RP10). */
export type RoundTwoView = ReportHead & RoundTwo;

/** Round two as its records have it (RP10); null before there is a contest. */
export async function readRoundTwo(ctx: Ctx, permission: May): Promise<RoundTwoView | null> {
  const reading = await openReading(ctx, permission, NO_FILTER);
  if (!reading) return null;
  const { contest } = reading.view;
  return {
    ...reading.head(ctx.now()),
    stages: await stagesOf(ctx, permission, contest.id),
    markings: await markingsOf(ctx, permission, contest.id)
  };
}

async function stagesOf(ctx: Ctx, permission: May, contestId: string): Promise<StageReport[]> {
  const stages: StageReport[] = [];
  for (const final of await finalsOf(ctx, contestId)) {
    const record = await readRecord(ctx, permission, final.id);
    if (record) stages.push(stageReport(record.minutes));
  }
  return stages;
}

/** Marks only once they are locked as a whole; before that no more than that sheets are out. */
async function markingsOf(ctx: Ctx, { actor }: May, contestId: string): Promise<MarkingReport[]> {
  const [prepare, results] = [
    permit(actor, 'judging.prepare', { contestId }),
    permit(actor, 'judging.results', { contestId })
  ];
  if (!prepare || !results) return [];
  const reports: MarkingReport[] = [];
  for (const { id, name, state } of await listMarkings(ctx, prepare)) {
    if (state === 'preparing') continue;
    const locked = await readResults(ctx, results, id);
    reports.push(
      locked.ok
        ? markingReport(locked.value)
        : { markingId: id, name, state, criteria: [], judges: [], rows: [] }
    );
  }
  return reports;
}
