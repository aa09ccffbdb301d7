import { permit, type Action, type Permission } from '../../domain/auth/permissions.ts';
import { paperSize } from '../../domain/banks/blueprint.ts';
import {
  blocsFrom,
  qualityFrom,
  roundOneFrom,
  tookPartFrom,
  wavesFrom
} from '../../domain/documents/collect.ts';
import type { ReportFacts, RoundTwo } from '../../domain/documents/facts.ts';
import { daysBetween } from '../../domain/documents/house-style.ts';
import { participationTable, type ParticipationTable } from '../../domain/reports/participation.ts';
import type { Ctx } from '../ctx.ts';
import { listCalls } from '../entries/calls.ts';
import * as judging from '../judging/service.ts';
import { readRecord } from '../live/record.ts';
import * as live from '../live/service.ts';
import { readFacts, type RoundFacts } from '../results/service.ts';

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
  round: RoundFacts;
  table: ParticipationTable;
  facts: ReportFacts;
};

/**
 * Everything that the report on the result is made from; null before there is a contest.
 *
 * @param threshold percent below which a unit took part little
 */
export async function gather(ctx: Ctx, may: May, threshold: number): Promise<Gathered | null> {
  const round = await readFacts(ctx, may);
  if (!round) return null;
  const { contest, tree, registrations, outcomes, sessions, asOf } = round;
  const { paper, scoring } = round.round.rules;
  const questions = paperSize(paper.blueprint);
  const table = participationTable(tree, registrations, outcomes);
  const { rows, total } = table;
  return {
    round,
    table,
    facts: {
      contestName: contest.name,
      plan: contest.about.plan,
      asOf,
      registered: registrations.length,
      roundOne: roundOneFrom(sessions),
      roundTwo: await roundTwo(ctx, may, contest.id),
      jury: await judging.readJuryState(ctx, contest.id),
      prizes: null,
      participation: tookPartFrom(rows, total, contest.unitRanking.levels, threshold),
      quality: qualityFrom(outcomes, { questions, max: questions * scoring.right, total }),
      waves: wavesFrom(outcomes, questions),
      blocs: blocsFrom(tree, registrations, outcomes)
    }
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
