import { teamsTogether } from '../../domain/documents/collect.ts';
import type { ReportFacts, RoundTwo } from '../../domain/documents/facts.ts';
import { daysBetween } from '../../domain/documents/house-style.ts';
import { heldInstants, type RoundTwoChoice } from '../../domain/reports/round-two-choice.ts';
import type { MarkingOn } from '../../domain/judging/marking.ts';
import type { Ctx } from '../ctx.ts';
import { listCalls } from '../entries/calls.ts';
import { entriesOf } from '../entries/service.ts';
import * as judging from '../judging/service.ts';
import { readRecord } from '../live/record.ts';
import * as reports from '../reports/service.ts';
import { also, type May } from './also.ts';

/** Round two as it was chosen, and where its jury is. */
export async function gatherRoundTwo(
  ctx: Ctx,
  may: May,
  contestId: string
): Promise<Pick<ReportFacts, 'roundTwo' | 'mustChooseRoundTwo' | 'jury'>> {
  const view = await reports.readRoundTwoChoice(ctx, also(may, 'final.prepare'));
  const meant = view?.meant ?? 'none';
  if (meant === 'none' || meant === 'several') {
    return { roundTwo: null, mustChooseRoundTwo: meant === 'several', jury: null };
  }
  const isOfRoundTwo = (on: MarkingOn): boolean =>
    on.kind === 'call'
      ? meant.kind === 'call' && meant.ids.includes(on.callId)
      : meant.kind === 'final' && meant.ids.includes(on.finalId);
  return {
    roundTwo:
      meant.kind === 'call'
        ? await handedIn(ctx, may, contestId, meant)
        : await onStage(ctx, may, meant.ids),
    mustChooseRoundTwo: false,
    jury: await judging.readJuryState(ctx, contestId, isOfRoundTwo)
  };
}

/** The finals of one stage: a team that stood in two of them is one team. */
async function onStage(ctx: Ctx, may: May, ids: readonly string[]): Promise<RoundTwo | null> {
  const prepare = also(may, 'final.prepare');
  const records = await Promise.all(ids.map((id) => readRecord(ctx, prepare, id)));
  const begun = records.flatMap((record) => {
    const at = record?.minutes.begunAt ?? null;
    return record && at !== null ? [{ minutes: record.minutes, begunAt: at }] : [];
  });
  const [first] = begun;
  if (!first) return null;
  const ends = begun.map(({ minutes }) => minutes.endedAt ?? Infinity);
  return {
    teams: teamsTogether(begun.map(({ minutes }) => minutes.teams.map(({ name }) => name))),
    was: 'held',
    days: begun.flatMap(({ minutes, begunAt }) => daysBetween(begunAt, minutes.endedAt ?? begunAt)),
    endsAt: begun.length < ids.length ? Infinity : Math.max(...ends),
    source: { page: 'final', id: first.minutes.finalId }
  };
}

/** Units whose entry is in; the deadline says neither who took part nor when. */
async function handedIn(
  ctx: Ctx,
  may: May,
  contestId: string,
  { ids, held }: RoundTwoChoice
): Promise<RoundTwo | null> {
  const calls = await listCalls(ctx, also(may, 'entry.prepare'), contestId);
  const call = calls.find(({ id }) => ids.includes(id));
  if (!call) return null;
  const entries = await entriesOf(ctx, call.id);
  const times = entries.map(({ handedInAt }) => handedInAt);
  const [from, until] = held ? heldInstants(held) : [Math.min(...times), Math.max(...times)];
  return {
    teams: entries.length,
    was: held ? 'held' : 'handed-in',
    days: entries.length > 0 || held ? daysBetween(from, until) : [],
    endsAt: Math.max(call.closesAt, held ? until : 0, ...entries.map((one) => one.closesAt)),
    source: { page: 'entries', id: call.id }
  };
}
