import type { Permission } from '../../domain/auth/permissions.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import { mayReport, REPORTS_COUNT_MS, type TroubleKind } from '../../domain/messages/trouble.ts';
import * as audit from '../audit/service.ts';
import * as contest from '../contest/service.ts';
import type { Ctx } from '../ctx.ts';
import * as people from '../people/service.ts';
import * as units from '../units/service.ts';
import { forgetNews } from './news.ts';
import * as store from './store.ts';

/** A reported trouble as the organizers see it. */
export type TroubleReport = store.TroubleWithPerson & { unitName: string };

const MOST_SHOWN = 200;

/**
 * Takes in what a contestant reports. The same report sent again is there once, and is no further
 * one for the brake.
 *
 * @param attemptId the paper it was reported from, if any
 */
export async function reportTrouble(
  ctx: Ctx,
  permission: Permission<'trouble.report'>,
  input: { id?: string | undefined; kind: TroubleKind; words: string; attemptId: string | null }
): Promise<Result<null, 'not-registered' | 'too-many-reports'>> {
  const { ownerPersonId } = permission.subject;
  const view = await contest.current(ctx);
  const registration =
    view && ownerPersonId && (await people.findRegistration(ctx, view.contest.id, ownerPersonId));
  if (!registration) return refused('not-registered');
  const done = await ctx.tx(async (ctx): Promise<Result<null, 'too-many-reports'>> => {
    await store.lockReporter(ctx.db, registration.id);
    const since = ctx.now() - REPORTS_COUNT_MS;
    const recent = await store.troublesSince(ctx.db, since, registration.id, MOST_SHOWN);
    if (recent.some(({ id }) => id === input.id)) return accepted(null);
    if (!mayReport(recent.length)) return refused('too-many-reports');
    await store.insertTrouble(ctx.db, {
      id: input.id ?? ctx.seed(),
      registrationId: registration.id,
      attemptId: input.attemptId,
      kind: input.kind,
      words: input.words,
      reportedAt: ctx.now()
    });
    return accepted(null);
  });
  forgetNews(ctx);
  return done;
}

/** What contestants reported, the unanswered first; at most two hundred. */
export async function readTroubles(
  ctx: Ctx,
  permission: Permission<'monitor.view'>
): Promise<{ waiting: number; reported: number; troubles: TroubleReport[] }> {
  const view = await contest.currentFor(ctx, permission);
  if (!view) return { waiting: 0, reported: 0, troubles: [] };
  const counts = await store.countTroubles(ctx.db, view.contest.id);
  if (counts.reported === 0) return { ...counts, troubles: [] };
  const tree = await units.readTree(ctx);
  const troubles = await store.troublesOf(ctx.db, view.contest.id, MOST_SHOWN);
  return {
    ...counts,
    troubles: troubles.map((one) => ({ ...one, unitName: tree.get(one.unitId)?.name ?? '' }))
  };
}

/** How many contestants wait for an answer in the running contest. */
export async function waitingTroubles(
  ctx: Ctx,
  permission: Permission<'monitor.view'>
): Promise<number> {
  const view = await contest.currentFor(ctx, permission);
  return view ? (await store.countTroubles(ctx.db, view.contest.id)).waiting : 0;
}

/** How many troubles were reported in a contest, and how many wait for an answer. */
export const countReported = (
  ctx: Ctx,
  contestId: string
): Promise<{ reported: number; waiting: number }> => store.countTroubles(ctx.db, contestId);

/** Says what was done about a report; whoever made it reads that. On the record. */
export async function handleTrouble(
  ctx: Ctx,
  { actor }: Permission<'trouble.handle'>,
  { troubleId, note }: { troubleId: string; note: string }
): Promise<Result<null, 'trouble-handled'>> {
  if (!actor) return refused('trouble-handled');
  const isDone = await ctx.tx(async (ctx) => {
    const by = { at: ctx.now(), accountId: actor.accountId, note };
    if (!(await store.markHandled(ctx.db, troubleId, by))) return false;
    await audit.record(ctx, actor, 'trouble.handle', `incident_report:${troubleId}`, {
      reason: note
    });
    return true;
  });
  forgetNews(ctx);
  return isDone ? accepted(null) : refused('trouble-handled');
}
